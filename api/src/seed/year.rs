//! A year of orders, each made the way a buyer makes one, at a clock set back: whatever holds of real orders holds of these.

use cart::{AddLines, Market, NewLine};
use checkout::{AddressInput, DeliveryChoice, Outcome};
use entity::ids::{OfferId, OrderId, RefundId, VendorId};
use indicatif::ProgressBar;
use kernel::{Address, Clock, Currency, Page, Shopper, VendorMember};
use orders::{RefundInput, RefundLine, ShipInput, ShipLine};
use payments::Gateways;
use platform::idempotency::Request;
use platform::{Cx, Error, Result};

use super::people::People;
use super::random::Chance;
use super::words::ADDRESSES;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// So many that a year of orders does not empty a shelf.
const PLENTY: i64 = 20;

/// What shall become of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// The gateway says no and the buyer gives up.
    Expired,
    /// The buyer is still at the gateway.
    Pending,
    Placed,
    Accepted,
    Rejected,
    Cancelled,
    PartlyShipped,
    Shipped,
    Delivered,
    PartlyRefunded,
    Refunded,
}

impl Fate {
    /// Old orders have ended one way or another; young ones are under way.
    fn at(age: i64, chance: &mut Chance) -> Self {
        let draw = chance.between(1, 100);
        match age {
            age if age < 30 * MINUTE => Self::Pending,
            age if age < 2 * DAY => {
                if draw <= 70 {
                    Self::Placed
                } else {
                    Self::Accepted
                }
            }
            age if age < 4 * DAY => {
                if draw <= 40 {
                    Self::Accepted
                } else if draw <= 70 {
                    Self::PartlyShipped
                } else {
                    Self::Shipped
                }
            }
            age if age < 9 * DAY => {
                if draw <= 85 {
                    Self::Shipped
                } else {
                    Self::Cancelled
                }
            }
            _ => match draw {
                1..=5 => Self::Expired,
                6..=11 => Self::Cancelled,
                12..=14 => Self::Rejected,
                15..=21 => Self::PartlyRefunded,
                22..=26 => Self::Refunded,
                _ => Self::Delivered,
            },
        }
    }
}

/// What a vendor has to sell.
struct Shelf {
    member: VendorMember,
    offers: Vec<OfferId>,
}

/// The cast and the stage.
struct Year<'a> {
    cx: &'a Cx,
    gateways: &'a Gateways,
    people: &'a People,
    shelves: Vec<Shelf>,
}

/// Makes `count` orders, the oldest first, from the `done`th on. Returns how many there are now.
pub async fn write(cx: &Cx, gateways: &Gateways, people: &People, count: usize, done: usize, bar: &ProgressBar) -> Result<usize> {
    let year = Year { cx, gateways, people, shelves: shelves(cx, people).await? };
    let mut chance = Chance::of("orders");
    let total = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    let mut made = done;
    for number in 0..count {
        // The further back, the fewer: a shop that grows.
        let left = total - i64::try_from(number).unwrap_or(0);
        let age = match left {
            1 | 2 => left * 7 * MINUTE,
            _ => (365 * DAY - 2 * HOUR) / total * left / total * left + HOUR + chance.between(0, 40 * MINUTE),
        };
        let mut own = Chance::of(&format!("order {number}"));
        if number >= done && year.order(number, age, &mut own).await? {
            made += 1;
        }
        bar.inc(1);
    }
    Ok(made)
}

/// Every vendor's newest offers, without the one that is to stay scarce.
async fn shelves(cx: &Cx, people: &People) -> Result<Vec<Shelf>> {
    let scarce = catalog::product_by_slug(&cx.db, "scarce-print").await?.map(|product| product.id);
    let mut shelves = Vec::new();
    for seller in &people.sellers {
        let member = VendorMember::whole(seller.owner, seller.id);
        let offers: Vec<_> = catalog::vendor_offers(&cx.db, &member, &Page::first(100)).await?.rows.into_iter().map(|(_, offer)| offer).collect();
        let pools: Vec<_> = offers.iter().map(|offer| (offer.variant_id, offer.vendor_id)).collect();
        let there = inventory::available(&cx.db, &pools).await?;
        let plenty = |offer: &entity::offer::Model| there.get(&(offer.variant_id, offer.vendor_id)).is_some_and(|available| *available >= PLENTY);
        let offers = offers.into_iter().filter(|offer| Some(offer.product_id) != scarce && plenty(offer)).map(|offer| offer.id).collect();
        shelves.push(Shelf { member, offers });
    }
    Ok(shelves)
}

impl Year<'_> {
    /// One order with its fate; false where the shelves did not have it.
    async fn order(&self, number: usize, age: i64, chance: &mut Chance) -> Result<bool> {
        let fate = Fate::at(age, chance);
        let buyer = match number % 12 {
            0 | 5 => 0,
            8 => 1,
            _ => usize::try_from(chance.between(0, i64::try_from(self.people.buyers.len()).unwrap_or(1) - 1)).unwrap_or(0),
        };
        let at = self.cx.now() - age;
        match self.buy(number, buyer, at, fate, chance).await {
            Ok(Some(order)) => self.live(order, at, fate, chance).await.map(|()| true),
            Ok(None) => Ok(true),
            // Sold out, or no longer delivered there: a buyer would shrug, too.
            Err(Error::Refused(refusals)) => {
                tracing::debug!(number, ?refusals, "an order of the seed was refused");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// From the cart to the gateway. `None` where the order is not to go on.
    async fn buy(&self, number: usize, buyer: usize, at: i64, fate: Fate, chance: &mut Chance) -> Result<Option<OrderId>> {
        let (user, email, name) = &self.people.buyers[buyer];
        let shopper = Shopper::Customer { user: *user };
        let (street, postal_code, city, country) = ADDRESSES[buyer % ADDRESSES.len()];
        let currency = if country == "VN" { Currency::VND } else { Currency::EUR };
        let cx = &then(self.cx, at);
        let key = |step: &str| Request::new(shopper.actor(), "seed", Some(&format!("demo-{number}-{step}")), &step);

        let lines = self.basket(chance);
        let market = Market { currency, country: country.into() };
        cart::add_lines(cx, Some(&shopper), &market, &AddLines { lines, expected_version: None }, Some(&format!("demo-cart-{number}"))).await?;
        let id = checkout::start(cx, &shopper, &key("start")?).await?.checkout.id;
        let shipping = Address {
            name: name.clone(),
            company: None,
            street1: street.into(),
            street2: None,
            city: city.into(),
            region: None,
            postal_code: Some(postal_code.into()),
            country: country.into(),
            phone: None,
        };
        let input = AddressInput { email: email.clone(), shipping, billing: None };
        let seen = checkout::set_address(cx, &shopper, id, &input, None, &key("address")?).await?;
        let express = usize::from(chance.percent(20));
        let choices: Vec<DeliveryChoice> = seen.survey.vendors().into_iter().filter_map(|vendor| delivery(&seen.survey.options, vendor, express)).collect();
        checkout::set_delivery(cx, &shopper, id, &choices, None, &key("delivery")?).await?;
        let token = match fate {
            Fate::Expired => {
                if chance.percent(50) {
                    "test_decline_insufficient_funds"
                } else {
                    "test_decline_stolen_card"
                }
            }
            Fate::Pending => "test_action",
            _ => "test_ok",
        };
        checkout::set_payment(cx, self.gateways, &shopper, id, ("test", token), None, &key("payment")?).await?;
        let outcome = checkout::complete(cx, self.gateways, &shopper, id, &key("complete")?).await;
        match (fate, outcome) {
            (Fate::Expired, _) => {
                checkout::sweep(&then(self.cx, at + 3 * HOUR), self.gateways).await?;
                Ok(None)
            }
            (_, Ok(completion)) => match completion.outcome {
                Outcome::Placed { order } => Ok(Some(order)),
                _ => Ok(None),
            },
            (_, Err(error)) => Err(error),
        }
    }

    /// One to three vendors, one or two things of each; the two vendors that people sign in as sell a little more.
    fn basket(&self, chance: &mut Chance) -> Vec<NewLine> {
        let vendors = chance.between(1, 3);
        let mut lines: Vec<NewLine> = Vec::new();
        for _ in 0..vendors {
            let shelf = if chance.percent(30) { &self.shelves[usize::from(chance.percent(40))] } else { chance.pick(&self.shelves) };
            for _ in 0..chance.between(1, 2) {
                if shelf.offers.is_empty() {
                    continue;
                }
                let offer_id = *chance.pick(&shelf.offers);
                if !lines.iter().any(|line| line.offer_id == offer_id) {
                    lines.push(NewLine { offer_id, quantity: chance.between(1, 2) });
                }
            }
        }
        lines
    }

    /// What happens after it was placed.
    async fn live(&self, order: OrderId, placed: i64, fate: Fate, chance: &mut Chance) -> Result<()> {
        let key = |step: &str| Request::new("seed".to_owned(), "seed", Some(&format!("demo-{order}-{step}")), &step);
        if fate == Fate::Cancelled {
            let cx = &then(self.cx, placed + 2 * HOUR);
            let found = orders::by_ids(&cx.db, &[order]).await?.pop().ok_or_else(|| Error::broken("an order just placed is gone"))?;
            let cancelled = orders::cancel(cx, &found, "Ordered twice by mistake.", &key("cancel")?).await?;
            return self.give_back(cx, cancelled.refunds).await;
        }
        for (place, part) in orders::vendor_orders_by_orders(&self.cx.db, &[order]).await?.into_iter().enumerate() {
            let Some(shelf) = self.shelves.iter().find(|shelf| shelf.member.vendor == part.vendor_id) else { continue };
            let member = &shelf.member;
            let step = |name: &str| key(&format!("{name}-{place}"));
            if fate == Fate::Placed {
                continue;
            }
            if fate == Fate::Rejected {
                let cx = &then(self.cx, placed + 5 * HOUR);
                let cancelled = orders::reject(cx, member, part.id, "The kiln broke; we cannot make it in time.", None, &step("reject")?).await?;
                self.give_back(cx, cancelled.refunds).await?;
                continue;
            }
            orders::accept(&then(self.cx, placed + 4 * HOUR), member, part.id, None, &step("accept")?).await?;
            if fate == Fate::Accepted {
                continue;
            }
            let lines = orders::lines_by_vendor_orders(&self.cx.db, &[part.id]).await?;
            let some = lines.first().filter(|line| fate == Fate::PartlyShipped && (lines.len() > 1 || line.quantity > 1));
            let input = ShipInput {
                vendor_order: part.id,
                lines: some.map(|line| vec![ShipLine { line: line.id, quantity: 1 }]),
                carrier: "Parcel post".into(),
                tracking_number: Some(format!("DEMO{:010}", chance.between(1, 9_999_999_999))),
                tracking_url: None,
                expected_version: None,
            };
            let parcel = orders::ship(&then(self.cx, placed + DAY), member, &input, &step("ship")?).await?;
            if matches!(fate, Fate::PartlyShipped | Fate::Shipped) {
                continue;
            }
            orders::deliver(&then(self.cx, placed + 3 * DAY), member, parcel, &step("deliver")?).await?;
            let back = placed + 7 * DAY;
            if matches!(fate, Fate::PartlyRefunded | Fate::Refunded) && back < self.cx.now() {
                let units = |line: &entity::order_line::Model| if fate == Fate::Refunded { line.quantity } else { 1 };
                let several = lines.len() > 1 || lines.iter().any(|line| line.quantity > 1);
                let chosen = if fate == Fate::Refunded || !several { &lines[..] } else { &lines[..1] };
                let input = RefundInput {
                    vendor_order: part.id,
                    lines: chosen.iter().map(|line| RefundLine { line: line.id, quantity: units(line) }).collect(),
                    shipping: fate == Fate::Refunded,
                    reason: "It arrived damaged.".into(),
                    expected_version: None,
                };
                let cx = &then(self.cx, back);
                let refund = orders::refund_as_vendor(cx, member, &input, &step("refund")?).await?;
                self.give_back(cx, vec![refund]).await?;
            }
            let release = placed + 18 * DAY;
            if release < self.cx.now() {
                orders::release(&then(self.cx, release), part.id).await?;
            }
        }
        Ok(())
    }

    async fn give_back(&self, cx: &Cx, refunds: Vec<RefundId>) -> Result<()> {
        for refund in refunds {
            orders::run_refund(cx, self.gateways, refund).await?;
        }
        Ok(())
    }
}

fn delivery(options: &[shipping::ShippingOption], vendor: VendorId, express: usize) -> Option<DeliveryChoice> {
    let mine: Vec<_> = options.iter().filter(|option| option.vendor_id == vendor).collect();
    mine.get(express).or(mine.first()).map(|option| DeliveryChoice { vendor, method: option.method_id })
}

/// The same adapters at another time.
fn then(cx: &Cx, at: i64) -> Cx {
    let clock = Clock::default();
    clock.set_offset(cx.clock.offset() + at - cx.now());
    let mut past = cx.clone();
    past.clock = clock;
    past
}
