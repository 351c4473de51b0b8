//! How things stand now: current prices, options and taxes beside what the buyer last saw.

use std::collections::BTreeMap;

use entity::checkout::{self, Deliveries, Delivery, Line, Lines};
use entity::ids::VendorId;
use kernel::{Currency, currency};
use platform::{Cx, Error, Result};
use pricing::{Quote, QuoteLine, QuoteRequest, Sale};
use sea_orm::ConnectionTrait;
use shipping::{ShippingOption, ShippingQuery};

/// A line, and what it is and costs now.
#[derive(Clone, Debug)]
pub struct SurveyLine {
    pub row: Line,
    pub item: Option<Sale>,
}

impl SurveyLine {
    /// What one costs now; nothing where it has no price any more.
    #[must_use]
    pub fn unit_minor(&self) -> Option<i64> {
        self.item.as_ref()?.unit_minor
    }
}

/// A chosen delivery, and the option as it is offered now.
#[derive(Clone, Debug)]
pub struct SurveyDelivery {
    pub row: Delivery,
    pub option: Option<ShippingOption>,
}

/// A checkout beside the present.
#[derive(Clone, Debug)]
pub struct Survey {
    pub lines: Vec<SurveyLine>,
    pub deliveries: Vec<SurveyDelivery>,
    pub options: Vec<ShippingOption>,
    /// Nothing while a line has no price.
    pub quote: Option<Quote>,
    /// Of the rates and rules it was made by.
    revision: i64,
}

impl Survey {
    /// The vendors of the lines, each once, in the order of their first line.
    #[must_use]
    pub fn vendors(&self) -> Vec<VendorId> {
        let mut vendors = Vec::new();
        for line in &self.lines {
            if !vendors.contains(&line.row.vendor_id) {
                vendors.push(line.row.vendor_id);
            }
        }
        vendors
    }

    /// Takes these deliveries in the place of earlier ones of the same vendors, and prices the whole again.
    pub(crate) async fn choose(&mut self, cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model, chosen: Vec<Delivery>) -> Result<()> {
        self.deliveries.retain(|earlier| !chosen.iter().any(|row| row.vendor_id == earlier.row.vendor_id));
        let chosen = self.offered(chosen);
        self.deliveries.extend(chosen);
        self.price(cx, db, checkout).await
    }

    /// What the buyer is shown by it, to be written down: the next completion is judged by that.
    pub(crate) fn seen(&self) -> (Lines, Deliveries) {
        let line = |line: &SurveyLine| Line { seen_minor: line.unit_minor().unwrap_or(line.row.seen_minor), ..line.row.clone() };
        let delivery = |delivery: &SurveyDelivery| {
            let seen_minor = delivery.option.as_ref().map_or(delivery.row.seen_minor, |option| option.price_minor);
            Delivery { seen_minor, ..delivery.row.clone() }
        };
        (Lines(self.lines.iter().map(line).collect()), Deliveries(self.deliveries.iter().map(delivery).collect()))
    }

    /// Chosen deliveries beside what is offered now.
    fn offered(&self, chosen: Vec<Delivery>) -> Vec<SurveyDelivery> {
        let offer = |row: &Delivery| self.options.iter().find(|option| option.vendor_id == row.vendor_id && option.method_id == row.method_id).cloned();
        chosen.into_iter().map(|row| SurveyDelivery { option: offer(&row), row }).collect()
    }

    async fn price(&mut self, cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<()> {
        self.quote = match self.request(checkout)? {
            Some(request) => Some(pricing::quote(cx, db, self.revision, &request).await?),
            None => None,
        };
        Ok(())
    }

    /// What there is to price; nothing while a line has no price.
    fn request(&self, checkout: &checkout::Model) -> Result<Option<QuoteRequest>> {
        let line = |line: &SurveyLine| {
            let item = line.item.as_ref()?;
            Some(QuoteLine {
                offer_id: item.offer_id,
                vendor_id: item.vendor_id,
                product_id: item.product_id,
                category_path: item.category_path.clone(),
                category_id: item.category_id,
                tax_class: item.tax_class,
                quantity: line.row.quantity,
                unit_minor: item.unit_minor?,
            })
        };
        let Some(lines) = self.lines.iter().map(line).collect() else { return Ok(None) };
        let deliveries = self.deliveries.iter().filter_map(|delivery| delivery.option.as_ref().map(|option| (option.vendor_id, option.price_minor))).collect();
        Ok(Some(QuoteRequest { country: country_of(checkout), currency: currency_of(checkout)?.code().into(), lines, deliveries }))
    }
}

/// The currency a checkout was started in.
pub fn currency_of(checkout: &checkout::Model) -> Result<Currency> {
    currency("currency", &checkout.currency).map_err(|_| Error::broken(format!("{} is stored as a currency", checkout.currency)))
}

/// Where it goes: the address once there is one, the market before.
pub fn country_of(checkout: &checkout::Model) -> String {
    let address = checkout.shipping_address.as_ref().and_then(|address| address.get("country")).and_then(|country| country.as_str());
    address.unwrap_or(&checkout.country).to_owned()
}

/// Looks everything up again. One statement; rates, rules and ways of sending are kept in memory by their revision, which
/// comes with it.
pub async fn survey(cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<Survey> {
    let offers: Vec<_> = checkout.lines.0.iter().map(|line| line.offer_id).collect();
    let sales = pricing::sales(db, &offers, &checkout.currency, cx.now()).await?;
    survey_of(cx, db, checkout, &sales).await
}

/// As [`survey`], by what was just looked up.
pub async fn survey_of(cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model, sales: &[Sale]) -> Result<Survey> {
    let revision = match sales.first() {
        Some(sale) => sale.revision,
        None => platform::revision::current(db).await?,
    };
    let line = |row: &Line| SurveyLine { row: row.clone(), item: sales.iter().find(|sale| sale.offer_id == row.offer_id).cloned() };
    let lines: Vec<_> = checkout.lines.0.iter().map(line).collect();
    let mut worth: BTreeMap<VendorId, i64> = BTreeMap::new();
    for line in &lines {
        *worth.entry(line.row.vendor_id).or_insert(0) += line.unit_minor().unwrap_or(line.row.seen_minor).saturating_mul(line.row.quantity);
    }
    let asked: Vec<_> = worth.iter().map(|(vendor, items_minor)| ShippingQuery { vendor: *vendor, items_minor: *items_minor }).collect();
    let options = shipping::options(cx, db, revision, &asked, &country_of(checkout), &checkout.currency).await?;
    let mut found = Survey { lines, deliveries: Vec::new(), options, quote: None, revision };
    found.deliveries = found.offered(checkout.deliveries.0.clone());
    found.price(cx, db, checkout).await?;
    Ok(found)
}
