//! What a cart shows and how its lines change. Pure.

use std::collections::HashMap;

use entity::ids::{CartId, CartLineId, OfferId, VariantId, VendorId};
use entity::{cart, cart_line};
use kernel::{Currency, Money, Refusal, field};
use pricing::Sale;
use serde::Serialize;

/// No cart, and no list of things saved for later, is longer.
pub(crate) const MOST_LINES: usize = 100;
/// No line holds more, however it came together.
pub(crate) const MOST_OF_A_LINE: i64 = 10_000;

/// Where and in which money somebody shops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    pub currency: Currency,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// An offer to put into a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NewLine {
    pub offer_id: OfferId,
    pub quantity: i64,
}

/// A line and how many of it are wanted from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LineQuantity {
    pub line_id: CartLineId,
    pub quantity: i64,
}

/// A cart as its buyer sees it now.
#[derive(Clone, Debug)]
pub struct CartView {
    pub cart: cart::Model,
    /// One per vendor, in the order in which the buyer first chose from them.
    pub groups: Vec<Group>,
    /// The save-for-later list.
    pub saved: Vec<Line>,
    /// What the lines that can be bought cost together, tax included, without delivery.
    pub items_minor: i64,
    /// How many pieces are in the cart, saved ones apart.
    pub item_count: i64,
    pub warnings: Vec<Warning>,
}

/// What one vendor will deliver.
#[derive(Clone, Debug)]
pub struct Group {
    pub vendor: VendorId,
    pub lines: Vec<Line>,
    pub subtotal_minor: i64,
}

/// One offer in a cart.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: cart_line::Model,
    /// What is sold, as it is now; gone when the vendor withdrew it for good.
    pub offer: Option<Sale>,
    /// In the cart's currency, tax included.
    pub unit_minor: Option<i64>,
    /// Unit price times quantity; 0 where the line cannot be bought.
    pub total_minor: i64,
    /// How many can be had now.
    pub available: i64,
    pub problems: Vec<Problem>,
}

/// What stands between a line and its purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The unit price is no longer what the buyer saw last.
    PriceChanged { was: i64, now: i64 },
    /// Fewer are left than the line holds; lowering it to `available` makes it whole.
    InsufficientStock { available: i64 },
    /// It is not sold any more, or not in this currency.
    Unavailable,
}

/// A problem and the line it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    pub line: CartLineId,
    pub problem: Problem,
}

/// The truth about the offers of a cart, read in one go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub offers: HashMap<OfferId, Sale>,
    pub prices: HashMap<OfferId, i64>,
    pub available: HashMap<(VariantId, VendorId), i64>,
}

impl Facts {
    /// An offer that is on sale.
    pub(crate) fn on_sale(&self, offer: OfferId) -> Option<&Sale> {
        self.offers.get(&offer).filter(|found| found.on_sale)
    }

    /// How many of it can be had.
    pub(crate) fn left(&self, variant: VariantId, vendor: VendorId) -> i64 {
        self.available.get(&(variant, vendor)).copied().unwrap_or(0).max(0)
    }
}

/// Sets the truth beside what the buyer saw.
pub(crate) fn look(cart: cart::Model, rows: Vec<cart_line::Model>, facts: &Facts) -> CartView {
    let mut view = CartView { cart, groups: Vec::new(), saved: Vec::new(), items_minor: 0, item_count: 0, warnings: Vec::new() };
    for row in rows {
        let line = look_at(row, facts);
        if line.row.saved {
            view.saved.push(line);
            continue;
        }
        view.items_minor = view.items_minor.saturating_add(line.total_minor);
        view.item_count += line.row.quantity;
        view.warnings.extend(line.problems.iter().map(|problem| Warning { line: line.row.id, problem: *problem }));
        let vendor = line.row.vendor_id;
        let place = view.groups.iter().position(|group| group.vendor == vendor).unwrap_or_else(|| {
            view.groups.push(Group { vendor, lines: Vec::new(), subtotal_minor: 0 });
            view.groups.len() - 1
        });
        let group = &mut view.groups[place];
        group.subtotal_minor = group.subtotal_minor.saturating_add(line.total_minor);
        group.lines.push(line);
    }
    view
}

fn look_at(row: cart_line::Model, facts: &Facts) -> Line {
    let offer = facts.offers.get(&row.offer_id).cloned();
    let unit_minor = facts.prices.get(&row.offer_id).copied();
    let available = facts.left(row.variant_id, row.vendor_id);
    let mut problems = Vec::new();
    let mut total_minor = 0;
    match unit_minor.filter(|_| facts.on_sale(row.offer_id).is_some()) {
        None => problems.push(Problem::Unavailable),
        Some(now) => {
            total_minor = now.saturating_mul(row.quantity);
            if now != row.seen_minor {
                problems.push(Problem::PriceChanged { was: row.seen_minor, now });
            }
            if available < row.quantity {
                problems.push(Problem::InsufficientStock { available });
            }
        }
    }
    Line { row, offer, unit_minor, total_minor, available, problems }
}

/// Puts offers into a cart; one that is there already grows, one that was saved for later comes back with the new quantity.
pub(crate) fn add(
    rows: &mut Vec<cart_line::Model>,
    cart: &cart::Model,
    wanted: &[NewLine],
    facts: &Facts,
    now: i64,
    mut new_id: impl FnMut() -> CartLineId,
) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    for (place, line) in wanted.iter().enumerate() {
        let at = |part: &str| format!("input.lines.{place}.{part}");
        // Withdrawn, a draft, a suspended vendor's: to a buyer it is as if it were not there.
        let Some(offer) = facts.on_sale(line.offer_id) else {
            let paused = facts.offers.get(&line.offer_id).and_then(|offer| offer.pause(&at("offerId")));
            refusals.push(paused.unwrap_or_else(|| Refusal::not_found(&at("offerId"), "offer")));
            continue;
        };
        let Some(&price) = facts.prices.get(&line.offer_id) else {
            refusals.push(Refusal::invalid(&at("offerId"), format!("This offer has no price in {}.", cart.currency)));
            continue;
        };
        let present = rows.iter().position(|row| row.offer_id == line.offer_id);
        let quantity = line.quantity + present.map_or(0, |at| if rows[at].saved { 0 } else { rows[at].quantity });
        if let Err(refusal) = enough(&at("quantity"), offer.offer_id, offer.variant_id, quantity, facts.left(offer.variant_id, offer.vendor_id)) {
            refusals.push(refusal);
            continue;
        }
        match present {
            Some(at) => {
                rows[at].quantity = quantity;
                rows[at].saved = false;
            }
            None => rows.push(cart_line::Model {
                id: new_id(),
                cart_id: cart.id,
                offer_id: offer.offer_id,
                variant_id: offer.variant_id,
                product_id: offer.product_id,
                vendor_id: offer.vendor_id,
                quantity,
                seen_minor: price,
                saved: false,
                // Lines show in the order in which they were chosen, also within one request.
                created_at: rows.iter().map(|row| row.created_at + 1).max().unwrap_or(now).max(now),
            }),
        }
    }
    if refusals.is_empty() && rows.iter().filter(|row| !row.saved).count() > MOST_LINES {
        refusals.push(Refusal::LimitExceeded {
            field: field("input.lines"),
            message: format!("A cart has at most {MOST_LINES} lines."),
            retry_after_seconds: None,
        });
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Sets quantities. Lowering is always taken, even where fewer are left; raising is not.
pub(crate) fn update(rows: &mut [cart_line::Model], wanted: &[LineQuantity], facts: &Facts) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    for (place, line) in wanted.iter().enumerate() {
        let at = |part: &str| format!("input.lines.{place}.{part}");
        let Some(row) = rows.iter_mut().find(|row| row.id == line.line_id) else {
            refusals.push(Refusal::not_found(&at("lineId"), "line"));
            continue;
        };
        let raised = line.quantity > row.quantity;
        match enough(&at("quantity"), row.offer_id, row.variant_id, line.quantity, facts.left(row.variant_id, row.vendor_id)) {
            Err(refusal) if raised => refusals.push(refusal),
            _ => row.quantity = line.quantity,
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

fn enough(path: &str, offer: OfferId, variant: VariantId, requested: i64, available: i64) -> Result<(), Refusal> {
    kernel::quantity(path, requested)?;
    if requested > available { Err(Refusal::InsufficientStock { field: field(path), offer, variant, requested, available }) } else { Ok(()) }
}

/// Takes lines out.
pub(crate) fn remove(rows: &mut Vec<cart_line::Model>, lines: &[CartLineId]) -> Result<(), Vec<Refusal>> {
    let missing: Vec<Refusal> = (lines.iter().enumerate())
        .filter(|(_, line)| !rows.iter().any(|row| row.id == **line))
        .map(|(place, _)| Refusal::not_found(&format!("input.lineIds.{place}"), "line"))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    rows.retain(|row| !lines.contains(&row.id));
    Ok(())
}

/// Moves a line between the cart and the save-for-later list.
pub(crate) fn set_saved(rows: &mut [cart_line::Model], line: CartLineId, saved: bool) -> Result<(), Vec<Refusal>> {
    let Some(place) = rows.iter().position(|row| row.id == line) else {
        return Err(vec![Refusal::not_found("input.lineId", "line")]);
    };
    rows[place].saved = saved;
    if rows.iter().filter(|row| row.saved == saved).count() > MOST_LINES {
        let message = format!("{} at most {MOST_LINES} lines.", if saved { "The save-for-later list has" } else { "A cart has" });
        return Err(vec![Refusal::LimitExceeded { field: field("input.lineId"), message, retry_after_seconds: None }]);
    }
    Ok(())
}

/// Brings a guest's lines into a person's cart: an offer in both becomes one line with both quantities,
/// in the cart when either was. Nothing is refused: a sign-in must not fail because of a cart, and the view warns.
pub(crate) fn merge(
    rows: &mut Vec<cart_line::Model>,
    into: CartId,
    guest: &[cart_line::Model],
    prices: &HashMap<OfferId, i64>,
    mut new_id: impl FnMut() -> CartLineId,
) {
    for line in guest {
        match rows.iter_mut().find(|row| row.offer_id == line.offer_id) {
            Some(row) => {
                row.quantity = (row.quantity + line.quantity).min(MOST_OF_A_LINE);
                row.saved = row.saved && line.saved;
            }
            None => rows.push(cart_line::Model {
                id: new_id(),
                cart_id: into,
                // Without a price in this cart's currency it stays, and is shown as unavailable.
                seen_minor: prices.get(&line.offer_id).copied().unwrap_or(0),
                ..line.clone()
            }),
        }
    }
}

impl CartView {
    /// An amount of this cart.
    #[must_use]
    pub fn money(&self, minor: i64) -> Money {
        // The code was checked when the cart was made.
        Money::new(minor, Currency::from_code(&self.cart.currency).unwrap_or(Currency::EUR))
    }

    /// Every line, saved ones last.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.groups.iter().flat_map(|group| &group.lines).chain(&self.saved)
    }
}

#[cfg(test)]
mod tests {
    use entity::ids::{ProductId, Uuid};
    use entity::states::{CartState, TaxClass};

    use super::*;

    fn offer(n: u128, vendor: u128) -> Sale {
        Sale {
            offer_id: OfferId(Uuid::from_u128(n)),
            variant_id: VariantId(Uuid::from_u128(n)),
            product_id: ProductId(Uuid::from_u128(n)),
            vendor_id: VendorId(Uuid::from_u128(vendor)),
            category_id: None,
            category_path: None,
            title: "Mug".into(),
            variant_title: "White".into(),
            sku: format!("MUG-{n}"),
            picture: None,
            tax_class: TaxClass::Standard,
            handling_days: 1,
            on_sale: true,
            paused_from: None,
            paused_until: None,
            unit_minor: None,
            revision: 1,
        }
    }

    /// Each offer with its price and what is left.
    fn facts(offers: &[(Sale, i64, i64)]) -> Facts {
        Facts {
            offers: offers.iter().map(|(offer, ..)| (offer.offer_id, offer.clone())).collect(),
            prices: offers.iter().map(|(offer, price, _)| (offer.offer_id, *price)).collect(),
            available: offers.iter().map(|(offer, _, left)| ((offer.variant_id, offer.vendor_id), *left)).collect(),
        }
    }

    fn cart() -> cart::Model {
        cart::Model {
            id: CartId(Uuid::from_u128(1)),
            user_id: None,
            token_hash: Some("hash".into()),
            currency: "EUR".into(),
            country: "DE".into(),
            state: CartState::Open,
            claimed_until: None,
            version: 1,
            created_at: 0,
            updated_at: 0,
        }
    }

    fn put(rows: &mut Vec<cart_line::Model>, offer: &Sale, quantity: i64, facts: &Facts) -> Result<(), Vec<Refusal>> {
        let next = CartLineId(Uuid::from_u128(rows.len() as u128 + 1));
        add(rows, &cart(), &[NewLine { offer_id: offer.offer_id, quantity }], facts, 0, || next)
    }

    #[test]
    fn the_same_offer_twice_is_one_line_up_to_what_is_left() {
        let mug = offer(1, 1);
        let facts = facts(&[(mug.clone(), 1_250, 5)]);
        let mut rows = Vec::new();
        assert_eq!(put(&mut rows, &mug, 2, &facts), Ok(()));
        assert_eq!(put(&mut rows, &mug, 3, &facts), Ok(()));
        assert_eq!((rows.len(), rows[0].quantity), (1, 5));
        let refused = put(&mut rows, &mug, 1, &facts);
        assert!(matches!(refused.as_ref().map_err(Vec::as_slice), Err([Refusal::InsufficientStock { requested: 6, available: 5, .. }])), "{refused:?}");
        assert_eq!(rows[0].quantity, 5);
    }

    #[test]
    fn what_is_not_on_sale_looks_as_if_it_were_not_there() {
        let hidden = Sale { on_sale: false, ..offer(1, 1) };
        let facts = facts(&[(hidden.clone(), 100, 5)]);
        let mut rows = Vec::new();
        let refused = put(&mut rows, &hidden, 1, &facts);
        let missing = put(&mut rows, &offer(2, 1), 1, &facts);
        assert_eq!(refused, missing);
        assert_eq!(refused, Err(vec![Refusal::not_found("input.lines.0.offerId", "offer")]));
    }

    #[test]
    fn the_view_groups_by_vendor_and_tells_what_changed() {
        let (mug, lamp, book) = (offer(1, 1), offer(2, 2), offer(3, 1));
        let before = facts(&[(mug.clone(), 1_000, 9), (lamp.clone(), 4_000, 9), (book.clone(), 500, 9)]);
        let mut rows = Vec::new();
        for (offer, quantity) in [(&mug, 2), (&lamp, 3), (&book, 1)] {
            assert_eq!(put(&mut rows, offer, quantity, &before), Ok(()));
        }
        let now = facts(&[(mug, 1_100, 9), (lamp, 4_000, 1), (Sale { on_sale: false, ..book }, 500, 9)]);
        let view = look(cart(), rows, &now);
        assert_eq!(view.groups.iter().map(|group| (group.lines.len(), group.subtotal_minor)).collect::<Vec<_>>(), [(2, 2_200), (1, 12_000)]);
        assert_eq!((view.items_minor, view.item_count), (14_200, 6));
        let problems: Vec<Problem> = view.warnings.iter().map(|warning| warning.problem).collect();
        assert_eq!(problems, [Problem::PriceChanged { was: 1_000, now: 1_100 }, Problem::InsufficientStock { available: 1 }, Problem::Unavailable]);
    }

    #[test]
    fn lowering_is_taken_even_where_less_is_left() {
        let mug = offer(1, 1);
        let mut rows = Vec::new();
        assert_eq!(put(&mut rows, &mug, 5, &facts(&[(mug.clone(), 100, 5)])), Ok(()));
        let scarce = facts(&[(mug.clone(), 100, 1)]);
        let line_id = rows[0].id;
        assert_eq!(update(&mut rows, &[LineQuantity { line_id, quantity: 3 }], &scarce), Ok(()));
        assert!(update(&mut rows, &[LineQuantity { line_id, quantity: 4 }], &scarce).is_err());
        assert_eq!(rows[0].quantity, 3);
    }

    #[test]
    fn a_merge_keeps_every_line_once() {
        let (mug, lamp) = (offer(1, 1), offer(2, 2));
        let facts = facts(&[(mug.clone(), 100, 99), (lamp.clone(), 200, 99)]);
        let (mut person, mut guest) = (Vec::new(), Vec::new());
        assert_eq!(put(&mut person, &mug, 2, &facts), Ok(()));
        person[0].saved = true;
        assert_eq!(put(&mut guest, &mug, 3, &facts), Ok(()));
        assert_eq!(put(&mut guest, &lamp, 1, &facts), Ok(()));
        merge(&mut person, CartId(Uuid::from_u128(7)), &guest, &facts.prices, || CartLineId(Uuid::from_u128(99)));
        assert_eq!(person.iter().map(|row| (row.offer_id, row.quantity, row.saved)).collect::<Vec<_>>(), [(mug.offer_id, 5, false), (lamp.offer_id, 1, false)]);
    }
}
