//! `stoa import products`: a vendor's spreadsheet, row by row.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use catalog::{Imported, ImportedProduct, Outcome};
use csv::{ByteRecord, StringRecord};
use entity::ids::CategoryId;
use entity::states::OfferState;
use indicatif::ProgressBar;
use inventory::SetStock;
use kernel::{Money, Refusal, VendorMember};
use platform::{Cx, Error, Result, Tx};
use pricing::OfferInput;

use super::map::{Layout, Map};
use super::price::Writing;
use super::report::{Fate, Finding, Report, Summary};
use super::row::{self, Row};

/// Rows of one transaction: enough to be quick, few enough that buyers do not wait for it.
const BATCH: usize = 50;
/// Days until an imported product leaves the house, where the file does not say.
const HANDLING_DAYS: i32 = 2;

/// What to bring in.
#[derive(Clone, Debug)]
pub struct Source {
    /// Whose products they are.
    pub vendor: String,
    pub map: PathBuf,
    pub file: PathBuf,
    /// Where what was not taken is told; a table.
    pub report: Option<PathBuf>,
    /// In place of the map's.
    pub currency: Option<String>,
}

/// One row of the file and the line it began on.
struct Taken {
    line: u64,
    row: Row,
}

/// What a row did.
struct Done {
    imported: Imported,
    offered: bool,
}

/// Brings a file in. Safe to run again: rows are known by their reference, and what says nothing new changes nothing.
///
/// # Errors
/// One readable line for a map or file that cannot be used, and faults. Rows that cannot be taken are no error: they are in the report.
pub async fn products(cx: &Cx, source: &Source) -> Result<Summary, String> {
    let (map, writing) = read_map(source)?;
    let member = vendors::owner_by_slug(&cx.db, &source.vendor).await.map_err(|error| error.to_string())?;
    let member = member.ok_or_else(|| format!("There is no vendor \"{}\".", source.vendor))?;
    let file = File::open(&source.file).map_err(|error| format!("{}: {error}.", source.file.display()))?;
    let bar = super::meter(file.metadata().map_or(0, |about| about.len()));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(std::io::BufReader::new(file));
    let header = reader.headers().map_err(|error| format!("{}: {error}.", source.file.display()))?.clone();
    let layout = map.lay_over(&header)?;
    let to: Box<dyn Write> = match &source.report {
        Some(path) => Box::new(File::create(path).map_err(|error| format!("{}: {error}.", path.display()))?),
        None => Box::new(std::io::sink()),
    };
    let mut run = Run { cx, member, report: Report::new(to), summary: Summary::default(), categories: HashMap::new(), seen: HashMap::new() };
    let outcome = run.read(&mut reader, &Spec { map, layout, writing, width: header.len() }, &bar).await;
    bar.finish_and_clear();
    outcome?;
    run.report.close().map_err(|error| error.to_string())?;
    Ok(run.summary)
}

fn read_map(source: &Source) -> Result<(Map, Writing), String> {
    let text = std::fs::read_to_string(&source.map).map_err(|error| format!("{}: {error}.", source.map.display()))?;
    let map: Map = toml::from_str(&text).map_err(|error| format!("{}: {}", source.map.display(), error.message()))?;
    let code = source.currency.as_ref().unwrap_or(&map.currency);
    let currency = kernel::currency("currency", code).map_err(|refusal| format!("{code}: {}", refusal.message()))?;
    if !matches!(map.decimal, '.' | ',') {
        return Err(format!("{}: decimal is \".\" or \",\".", source.map.display()));
    }
    let decimal = map.decimal;
    Ok((map, Writing { currency, decimal }))
}

/// How the file is to be read.
struct Spec {
    map: Map,
    layout: Layout,
    writing: Writing,
    width: usize,
}

struct Run<'a> {
    cx: &'a Cx,
    member: VendorMember,
    report: Report<Box<dyn Write>>,
    summary: Summary,
    categories: HashMap<Vec<String>, CategoryId>,
    /// Reference → the line that had it first.
    seen: HashMap<String, u64>,
}

impl Run<'_> {
    async fn read<R: std::io::Read>(&mut self, reader: &mut csv::Reader<R>, spec: &Spec, bar: &ProgressBar) -> Result<(), String> {
        let mut batch = Vec::with_capacity(BATCH);
        let mut record = ByteRecord::new();
        loop {
            // Only reading itself can fail here; a strange row is a row all the same.
            if !reader.read_byte_record(&mut record).map_err(|error| format!("The file cannot be read further: {error}."))? {
                break;
            }
            bar.set_position(reader.position().byte());
            batch.extend(self.take(&record, spec).map_err(|error| error.to_string())?);
            if batch.len() == BATCH {
                self.write(std::mem::take(&mut batch)).await?;
            }
        }
        self.write(batch).await
    }

    /// One row, where it can be one.
    fn take(&mut self, record: &ByteRecord, spec: &Spec) -> std::io::Result<Option<Taken>> {
        self.summary.rows += 1;
        let line = record.position().map_or(0, csv::Position::line);
        let mut findings = Vec::new();
        let row = self.parse(record, line, spec, &mut findings);
        if row.is_none() {
            self.summary.refused += 1;
        }
        self.tell(&findings)?;
        Ok(row.map(|row| Taken { line, row }))
    }

    fn parse(&mut self, record: &ByteRecord, line: u64, spec: &Spec, findings: &mut Vec<Finding>) -> Option<Row> {
        let whole = || record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
        if record.len() != spec.width {
            findings.push(Finding::new(line, "", &whole(), format!("it has {} cells, the header has {}", record.len(), spec.width), Fate::RowRefused));
            return None;
        }
        let Ok(text) = StringRecord::from_byte_record(record.clone()) else {
            findings.push(Finding::new(line, "", &whole(), "it is not UTF-8", Fate::RowRefused));
            return None;
        };
        let row = row::read(&text, line, &spec.map, &spec.layout, spec.writing, findings)?;
        if let Some(first) = self.seen.get(&row.reference) {
            let reason = format!("line {first} has this reference already");
            *findings = vec![Finding::new(line, &spec.layout.reference.name, &row.reference, reason, Fate::RowRefused)];
            return None;
        }
        self.seen.insert(row.reference.clone(), line);
        Some(row)
    }

    fn tell(&mut self, findings: &[Finding]) -> std::io::Result<()> {
        for finding in findings {
            self.summary.values_left_out += u64::from(finding.outcome == Fate::ValueLeftOut);
            self.summary.drafts += u64::from(finding.outcome == Fate::KeptAsDraft);
            self.report.note(finding)?;
        }
        Ok(())
    }

    async fn write(&mut self, batch: Vec<Taken>) -> Result<(), String> {
        if batch.is_empty() {
            return Ok(());
        }
        let (cx, member, known, rows) = (self.cx, &self.member, &self.categories, &batch);
        let (done, categories, findings) =
            cx.db.write("import.products", |tx| async move { put(cx, &tx, member, known.clone(), rows).await }).await.map_err(|error| error.to_string())?;
        self.categories = categories;
        for (taken, done) in batch.iter().zip(done) {
            let Some(done) = done else {
                self.summary.refused += 1;
                continue;
            };
            self.summary.pictures += taken.row.pictures.len() as u64;
            match done.imported.outcome {
                Outcome::Created => self.summary.created += 1,
                Outcome::Unchanged if !done.offered => self.summary.unchanged += 1,
                _ => self.summary.changed += 1,
            }
            if let Some(stock) = taken.row.stock {
                count(cx, &self.member, &done.imported, taken, stock).await.map_err(|error| error.to_string())?;
            }
        }
        self.tell(&findings).map_err(|error| error.to_string())
    }
}

/// What one transaction comes to: per row what it did, the categories known by then, and what was not taken.
type Put = (Vec<Option<Done>>, HashMap<Vec<String>, CategoryId>, Vec<Finding>);

async fn put(cx: &Cx, tx: &Tx, member: &VendorMember, mut categories: HashMap<Vec<String>, CategoryId>, batch: &[Taken]) -> Result<Put> {
    let mut findings = Vec::new();
    for path in batch.iter().map(|taken| &taken.row.category).filter(|path| !path.is_empty()).collect::<HashSet<_>>() {
        if !categories.contains_key(path) {
            categories.insert(path.clone(), catalog::ensure_category_path(cx, tx, path).await?);
        }
    }
    let mut done = Vec::with_capacity(batch.len());
    for taken in batch {
        let row = &taken.row;
        let mut product = ImportedProduct {
            external_ref: row.reference.clone(),
            title: row.title.clone(),
            description: row.description.clone(),
            brand: row.brand.clone(),
            category_id: categories.get(&row.category).copied(),
            sku: row.sku.clone(),
            gtin: row.gtin.clone(),
            pictures: row.pictures.clone(),
            weight_grams: row.weight_grams,
            draft: row.price.is_none(),
        };
        let mut outcome = catalog::import_product(cx, tx, member, &product).await;
        // A number somebody else's variant has is left out; the product is not theirs for that.
        if let Err(Error::Refused(refusals)) = &outcome
            && let Some(refusal) = refusals.iter().find(|refusal| refusal.field() == ["gtin"])
        {
            findings.push(Finding::new(taken.line, "gtin", row.gtin.as_deref().unwrap_or_default(), refusal.message(), Fate::ValueLeftOut));
            product.gtin = None;
            outcome = catalog::import_product(cx, tx, member, &product).await;
        }
        done.push(match outcome {
            Ok(imported) => {
                let offered = match row.price {
                    Some(price) => offer(cx, tx, member, &imported, price).await?,
                    None => false,
                };
                Some(Done { imported, offered })
            }
            Err(Error::Refused(refusals)) => {
                findings.extend(refusals.iter().map(|refusal| refused(taken, refusal)));
                None
            }
            Err(error) => return Err(error),
        });
    }
    Ok((done, categories, findings))
}

fn refused(taken: &Taken, refusal: &Refusal) -> Finding {
    Finding::new(taken.line, &refusal.field().join("."), &taken.row.reference, refusal.message(), Fate::RowRefused)
}

/// Sets the price where it is another one; whether it did.
async fn offer(cx: &Cx, tx: &Tx, member: &VendorMember, imported: &Imported, price: Money) -> Result<bool> {
    let offers = catalog::offers_by_variant_ids(tx, &[imported.variant_id]).await?;
    let mine = offers.iter().find(|offer| offer.vendor_id == member.vendor && offer.state == OfferState::Active);
    let mut prices = vec![price];
    if let Some(mine) = mine {
        let there = pricing::prices_by_offer_ids(tx, &[mine.id]).await?;
        if there.iter().any(|old| old.currency == price.currency.code() && old.amount_minor == price.minor) {
            return Ok(false);
        }
        // Prices in other currencies were set by hand and stay.
        let others = there.into_iter().filter(|old| old.currency != price.currency.code());
        prices.extend(others.filter_map(|old| Some(Money::new(old.amount_minor, kernel::currency("currency", &old.currency).ok()?))));
    }
    let handling_days = mine.map_or(HANDLING_DAYS, |mine| mine.handling_days);
    pricing::put_offer(cx, tx, member, &OfferInput { variant_id: imported.variant_id, prices, handling_days, expected_version: None }).await?;
    Ok(true)
}

/// Notes the stock at the vendor's first location, where it is another one.
async fn count(cx: &Cx, member: &VendorMember, imported: &Imported, taken: &Taken, stock: i64) -> Result<()> {
    let there = inventory::levels_by_variant_ids(&cx.db, member, &[imported.variant_id]).await?;
    let change_from = there.first().map_or(0, |level| level.on_hand);
    if change_from == stock && !there.is_empty() {
        return Ok(());
    }
    let input = SetStock {
        variant_id: imported.variant_id,
        location_id: there.first().map(|level| level.location_id),
        on_hand: stock,
        change_from,
        backorder_limit: None,
        reason: Some("import".into()),
    };
    let key = format!("import {} {} {}", taken.row.reference, change_from, cx.now());
    inventory::set(cx, member, Some(&key), &input).await.map(drop)
}
