//! The shelves: categories, products with variants, pictures, offers, prices and stock, as rows ready to be written.

use std::collections::HashMap;

use catalog::Bulk;
use entity::ids::{AttributeId, CategoryId, OfferId, ProductId, VariantId};
use entity::states::{AttributeKind, OfferState, ProductState, TaxClass, VariantState};
use entity::{attribute, category, media, offer, product, product_attribute, variant};
use inventory::SeedLevel;
use platform::Cx;
use pricing::SeedPrice;
use sea_orm::ActiveValue::Set;

use super::people::{Seller, dong};
use super::pictures::{self, Motif};
use super::random::Chance;
use super::words::{BINDINGS, COLOURS, Differ, KINDS, Kind, REMARKS, SELLERS, SERIES, SIZES, WEIGHTS};

const DAY: i64 = 24 * 3_600_000;

/// One lot of rows.
#[derive(Default)]
pub struct Lot {
    pub bulk: Bulk,
    pub prices: Vec<SeedPrice>,
    pub levels: Vec<SeedLevel>,
    pub products: Vec<ProductId>,
}

/// A thing to be made: what a product is, without its ids.
struct Thing {
    slug: String,
    title: String,
    kind: usize,
    material: String,
    owner: usize,
    others: Vec<usize>,
    choices: Vec<Choice>,
    cents: i64,
    created_at: i64,
    description: String,
    stock: Stock,
    ground: usize,
}

/// One variant: what it is called, its colour in pictures, its price against the first, its weight.
struct Choice {
    name: Option<(&'static str, &'static str)>,
    colour: usize,
    percent: i64,
    grams: i64,
}

#[derive(Clone, Copy)]
enum Stock {
    Exactly(i64),
    AsItComes,
}

/// What a person in front of the shelves would count.
pub struct Shelves<'a> {
    cx: &'a Cx,
    sellers: &'a [Seller],
    categories: Vec<CategoryId>,
    material: AttributeId,
    chance: Chance,
    slugs: HashMap<String, usize>,
    number: usize,
    now: i64,
}

impl<'a> Shelves<'a> {
    /// Makes the tree and the one attribute.
    pub fn new(cx: &'a Cx, sellers: &'a [Seller]) -> (Self, Bulk) {
        let now = cx.now();
        let mut bulk = Bulk::default();
        let mut roots: HashMap<&str, (CategoryId, String)> = HashMap::new();
        let mut categories = Vec::new();
        let mut row = |parent: Option<(CategoryId, &str)>, name: &str, position: usize, reduced: bool| {
            let (id, slug): (CategoryId, _) = (cx.id(), kernel::slugify(name));
            let path = format!("{}{slug}/", parent.map_or("/", |(_, path)| path));
            bulk.categories.push(category::ActiveModel {
                id: Set(id),
                parent_id: Set(parent.map(|(id, _)| id)),
                slug: Set(slug),
                name: Set(name.to_owned()),
                path: Set(path.clone()),
                depth: Set(i32::from(parent.is_some())),
                position: Set(i32::try_from(position).unwrap_or(0)),
                tax_class: Set(if reduced { TaxClass::Reduced } else { TaxClass::Standard }),
                external_ref: Set(None),
                version: Set(1),
                created_at: Set(now),
                updated_at: Set(now),
            });
            (id, path)
        };
        for (position, kind) in KINDS.iter().enumerate() {
            let [root, leaf] = kind.path;
            let above = roots.entry(root).or_insert_with(|| row(None, root, position, kind.reduced)).clone();
            categories.push(row(Some((above.0, &above.1)), leaf, position, kind.reduced).0);
        }
        let material: AttributeId = cx.id();
        bulk.attributes.push(attribute::ActiveModel {
            id: Set(material),
            code: Set("material".into()),
            name: Set("Material".into()),
            kind: Set(AttributeKind::Text),
            unit: Set(None),
            filterable: Set(true),
            created_at: Set(now),
        });
        (Self { cx, sellers, categories, material, chance: Chance::of("products"), slugs: HashMap::new(), number: 0, now }, bulk)
    }

    /// The next `count` products; the very first three are those that are named in the documentation.
    pub fn lot(&mut self, count: usize) -> Lot {
        let mut lot = Lot::default();
        for _ in 0..count {
            let thing = match self.number {
                0 => self.named("Alder mug", 0, 0, 1890, 3, Stock::Exactly(100_000)),
                1 => self.named("Birch lamp", 4, 1, 8900, 2, Stock::Exactly(100_000)),
                2 => self.named("Scarce print", 10, 0, 4500, 1, Stock::Exactly(10)),
                _ => self.drawn(),
            };
            self.put(&mut lot, thing);
            self.number += 1;
        }
        lot
    }

    fn named(&mut self, title: &str, kind: usize, owner: usize, cents: i64, variants: usize, stock: Stock) -> Thing {
        let choices =
            (0..variants).map(|at| Choice { name: (variants > 1).then(|| ("Colour", COLOURS[at].0)), colour: at, percent: 100, grams: 400 }).collect();
        let slug = kernel::slugify(title);
        self.slugs.insert(slug.clone(), 1);
        Thing {
            slug,
            title: title.into(),
            kind,
            material: KINDS[kind].materials[0].into(),
            owner,
            others: Vec::new(),
            choices,
            cents,
            created_at: self.now - 2 * DAY,
            description: format!("{title}, made in small runs and kept in stock. {}", REMARKS[2]),
            stock,
            ground: owner,
        }
    }

    fn drawn(&mut self) -> Thing {
        let chance = &mut self.chance;
        let at = usize::try_from(chance.between(0, 27)).unwrap_or(0);
        let kind = &KINDS[at];
        let (series, material, thing) = (chance.pick(&SERIES), chance.pick(&kind.materials), chance.pick(&kind.things));
        let title = format!("{series} {material} {thing}");
        let plain = kernel::slugify(&title);
        let again = self.slugs.entry(plain.clone()).or_insert(0);
        *again += 1;
        let slug = if *again == 1 { plain } else { format!("{plain}-{again}") };
        let title = if *again == 1 { title } else { format!("{title} No. {again}") };
        let sellers = SELLERS[at];
        let owner = usize::try_from(chance.between(0, 9)).map_or(0, |draw| [0, 0, 0, 0, 0, 1, 1, 1, 2, 2][draw]);
        let others = (0..3).filter(|seller| *seller != owner).filter(|_| chance.percent(22)).map(|seller| sellers[seller]).collect();
        // Prices that end in 90 or 50 look like prices.
        let cents = chance.between(kind.cents.0 / 100, kind.cents.1 / 100) * 100 + if chance.percent(50) { 90 } else { 50 };
        let description = format!("{} of {material} from the {series} series. {} {}", capital(thing), chance.pick(&REMARKS), chance.pick(&REMARKS));
        Thing {
            slug,
            title,
            kind: at,
            material: (*material).to_owned(),
            owner: sellers[owner],
            others,
            choices: choices(kind, chance),
            cents,
            created_at: self.now - chance.between(DAY, 700 * DAY),
            description,
            stock: Stock::AsItComes,
            ground: usize::try_from(chance.between(0, 3)).unwrap_or(0),
        }
    }

    fn put(&mut self, lot: &mut Lot, thing: Thing) {
        let (cx, kind, owner) = (self.cx, &KINDS[thing.kind], &self.sellers[thing.owner]);
        let id: ProductId = cx.id();
        lot.products.push(id);
        lot.bulk.products.push(product::ActiveModel {
            id: Set(id),
            vendor_id: Set(owner.id),
            category_id: Set(Some(self.categories[thing.kind])),
            slug: Set(thing.slug),
            title: Set(thing.title.clone()),
            description: Set(thing.description),
            brand: Set(Some(super::words::VENDORS[thing.owner].0.into())),
            tax_class: Set(if kind.reduced { TaxClass::Reduced } else { TaxClass::Standard }),
            state: Set(ProductState::Active),
            external_ref: Set(None),
            version: Set(1),
            created_at: Set(thing.created_at),
            updated_at: Set(thing.created_at),
        });
        lot.bulk.product_attributes.push(product_attribute::ActiveModel {
            product_id: Set(id),
            vendor_id: Set(owner.id),
            attribute_id: Set(self.material),
            value: Set(thing.material),
        });
        let mut shown = Vec::new();
        for (position, choice) in thing.choices.iter().enumerate() {
            let variant_id: VariantId = cx.id();
            lot.bulk.variants.push(variant::ActiveModel {
                id: Set(variant_id),
                product_id: Set(id),
                vendor_id: Set(owner.id),
                sku: Set(format!("{}-{:05}-{}", owner.code, self.number + 1, position + 1)),
                gtin: Set(Some(gtin(self.number, position))),
                title: Set(choice.name.map_or_else(String::new, |(_, value)| value.to_owned())),
                options: Set(choice.name.map_or_else(|| serde_json::json!([]), |(name, value)| serde_json::json!([{ "name": name, "value": value }]))),
                weight_grams: Set(Some(choice.grams)),
                position: Set(i32::try_from(position).unwrap_or(0)),
                state: Set(VariantState::Active),
                version: Set(1),
                created_at: Set(thing.created_at),
                updated_at: Set(thing.created_at),
            });
            if shown.len() < 2 && !shown.contains(&choice.colour) {
                shown.push(choice.colour);
            }
            for (rank, seller) in std::iter::once(thing.owner).chain(thing.others.iter().copied()).enumerate() {
                let cents = thing.cents * choice.percent / 100;
                let cents = if rank == 0 { cents } else { cents * self.chance.between(92, 109) / 100 };
                self.offer(lot, (id, variant_id), seller, cents, thing.stock, thing.created_at);
            }
        }
        for (position, colour) in shown.into_iter().enumerate() {
            lot.bulk.media.push(media::ActiveModel {
                id: Set(cx.id()),
                product_id: Set(id),
                vendor_id: Set(owner.id),
                storage_key: Set(Some(pictures::key(kind.motif, COLOURS[colour].0, thing.ground))),
                source_url: Set(None),
                alt: Set(format!("{}, drawn in {}", thing.title, COLOURS[colour].0.to_lowercase())),
                position: Set(i32::try_from(position).unwrap_or(0)),
                created_at: Set(thing.created_at),
            });
        }
    }

    fn offer(&mut self, lot: &mut Lot, (product_id, variant_id): (ProductId, VariantId), seller: usize, cents: i64, stock: Stock, created_at: i64) {
        let (seller, id): (_, OfferId) = (&self.sellers[seller], self.cx.id());
        lot.bulk.offers.push(offer::ActiveModel {
            id: Set(id),
            variant_id: Set(variant_id),
            product_id: Set(product_id),
            vendor_id: Set(seller.id),
            state: Set(OfferState::Active),
            handling_days: Set(i32::try_from(self.chance.between(1, 3)).unwrap_or(1)),
            version: Set(1),
            created_at: Set(created_at),
            updated_at: Set(created_at),
        });
        for (currency, amount_minor) in [("EUR", cents), ("VND", dong(cents))] {
            lot.prices.push(SeedPrice { offer_id: id, variant_id, product_id, vendor_id: seller.id, currency: currency.into(), amount_minor });
        }
        for (at, location) in seller.locations.iter().enumerate() {
            let on_hand = match stock {
                Stock::Exactly(all) => {
                    if at == 0 {
                        all
                    } else {
                        0
                    }
                }
                Stock::AsItComes if self.chance.percent(5) => 0,
                Stock::AsItComes if self.chance.percent(8) => self.chance.between(1, 4),
                Stock::AsItComes => self.chance.between(8, 180),
            };
            lot.levels.push(SeedLevel { variant_id, location_id: *location, vendor_id: seller.id, on_hand });
        }
    }
}

fn choices(kind: &Kind, chance: &mut Chance) -> Vec<Choice> {
    let grams = chance.between(kind.grams.0, kind.grams.1);
    let first = usize::try_from(chance.between(0, 9)).unwrap_or(0);
    let many = usize::try_from(chance.between(1, 4)).unwrap_or(1);
    let one = |name, colour: usize, percent, grams| Choice { name, colour: colour % COLOURS.len(), percent, grams };
    match kind.differ {
        Differ::Alone => vec![one(None, first, 100, grams)],
        // Seven steps through ten colours meet none of them twice.
        Differ::Colour => {
            (0..many).map(|at| (first + at * 7) % COLOURS.len()).map(|colour| one(Some(("Colour", COLOURS[colour].0)), colour, 100, grams)).collect()
        }
        Differ::Size => SIZES[..many.max(2)].iter().map(|size| one(Some(("Size", size)), first, 100, grams)).collect(),
        Differ::Weight => {
            WEIGHTS[..many].iter().zip([100, 225, 420, 780]).map(|((name, grams), percent)| one(Some(("Weight", name)), first, percent, *grams)).collect()
        }
        Differ::Binding => BINDINGS.iter().zip([100, 160]).map(|(name, percent)| one(Some(("Binding", name)), first, percent, grams)).collect(),
    }
}

/// A number of the range that shops use among themselves, which nobody else has.
fn gtin(product: usize, variant: usize) -> String {
    let digits = format!("02{:010}{}", product, variant);
    let sum: u32 = digits.bytes().enumerate().map(|(place, byte)| u32::from(byte - b'0') * if place % 2 == 0 { 3 } else { 1 }).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Every picture the shelves may point at: where it is stored and what it is.
pub fn all_pictures() -> impl Iterator<Item = (String, String)> {
    let motifs: std::collections::BTreeSet<&str> = KINDS.iter().map(|kind| kind.motif.name()).collect();
    pictures::MOTIFS.into_iter().filter(move |motif: &Motif| motifs.contains(motif.name())).flat_map(|motif| {
        COLOURS.into_iter().flat_map(move |(name, tone, shade)| {
            (0..pictures::GROUNDS.len()).map(move |ground| (pictures::key(motif, name, ground), pictures::draw(motif, tone, shade, ground)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_right_check_digits() {
        for (product, variant) in [(0, 0), (2_000, 3), (99_999, 1)] {
            let number = gtin(product, variant);
            assert_eq!(number.len(), 14);
            assert!(kernel::Gtin::parse("gtin", &number).is_ok(), "{number}");
        }
    }

    #[test]
    fn variants_differ() {
        let mut chance = Chance::of("test");
        for kind in &KINDS {
            for _ in 0..20 {
                let choices = choices(kind, &mut chance);
                let names: std::collections::BTreeSet<_> = choices.iter().map(|choice| choice.name).collect();
                assert!((1..=4).contains(&choices.len()) && names.len() == choices.len());
            }
        }
    }
}
