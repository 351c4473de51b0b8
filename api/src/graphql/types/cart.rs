//! A cart as its buyer sees it.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use cart::{CartView, Problem};

use super::vendor::Vendor;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::scalars::{CountryCode, CurrencyCode, Money};

/// What somebody means to buy, from any number of vendors. Prices and stock are those of this moment; nothing is held.
pub struct Cart {
    view: CartView,
    token: Option<String>,
}

impl Cart {
    /// As it is read.
    #[must_use]
    pub fn new(view: CartView) -> Self {
        Self { view, token: None }
    }

    /// As it is handed to the guest for whom it was made.
    #[must_use]
    pub fn with_token(view: CartView, token: Option<String>) -> Self {
        Self { view, token }
    }

    /// For the payload beside it.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        self.view.warnings.iter().map(|warning| Warning::of(&self.view, warning)).collect()
    }
}

/// What somebody means to buy, from any number of vendors. Prices and stock are those of this moment; nothing is held.
#[Object]
impl Cart {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.view.cart.id.into()
    }
    /// A guest's key to this cart, for the header `X-Cart-Token`. It is told only by the mutation that made the cart.
    async fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.view.cart.version
    }
    /// The currency of all its prices.
    async fn currency(&self) -> CurrencyCode {
        CurrencyCode(self.view.cart.currency.clone())
    }
    /// Where it is meant to be delivered, until an address is given.
    async fn country(&self) -> CountryCode {
        CountryCode(self.view.cart.country.clone())
    }
    /// Its lines by vendor: each group becomes one delivery.
    async fn groups(&self) -> Vec<CartGroup<'_>> {
        self.view.groups.iter().map(|group| CartGroup { view: &self.view, group }).collect()
    }
    /// All lines that will be bought, in the order of their groups.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn lines(&self) -> Vec<CartLine<'_>> {
        self.view.groups.iter().flat_map(|group| &group.lines).map(|line| CartLine { view: &self.view, line }).collect()
    }
    /// The save-for-later list: not bought at checkout.
    async fn saved_lines(&self) -> Vec<CartLine<'_>> {
        self.view.saved.iter().map(|line| CartLine { view: &self.view, line }).collect()
    }
    /// What it comes to.
    async fn totals(&self) -> CartTotals {
        CartTotals { items: Money(self.view.money(self.view.items_minor)) }
    }
    /// How many pieces are in it, saved ones apart.
    async fn item_count(&self) -> i64 {
        self.view.item_count
    }
    /// What changed since the buyer last saw it, and what stands in the way of buying it.
    #[graphql(name = "warnings")]
    async fn warnings_field(&self) -> Vec<Warning> {
        self.warnings()
    }
}

/// What a cart comes to. Delivery is added at checkout.
#[derive(SimpleObject)]
pub struct CartTotals {
    /// All lines that can be bought, tax included.
    pub items: Money,
}

/// The lines of one vendor.
pub struct CartGroup<'a> {
    view: &'a CartView,
    group: &'a cart::Group,
}

/// The lines of one vendor.
#[Object]
impl CartGroup<'_> {
    /// Who sells and delivers them; null only when the vendor left the marketplace.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.group.vendor).await?.map(Vendor))
    }
    /// The lines in the order in which they were chosen.
    async fn lines(&self) -> Vec<CartLine<'_>> {
        self.group.lines.iter().map(|line| CartLine { view: self.view, line }).collect()
    }
    /// What they come to, tax included, without delivery.
    async fn subtotal(&self) -> Money {
        Money(self.view.money(self.group.subtotal_minor))
    }
}

/// One offer in a cart.
pub struct CartLine<'a> {
    view: &'a CartView,
    line: &'a cart::Line,
}

/// One offer in a cart.
#[Object]
impl CartLine<'_> {
    /// Its id.
    async fn id(&self) -> ID {
        self.line.row.id.into()
    }
    /// The offer: one vendor's price and stock for a variant.
    async fn offer_id(&self) -> ID {
        self.line.row.offer_id.into()
    }
    /// What exactly is bought.
    async fn variant_id(&self) -> ID {
        self.line.row.variant_id.into()
    }
    /// The product it is a variant of.
    async fn product_id(&self) -> ID {
        self.line.row.product_id.into()
    }
    /// Who sells it.
    async fn vendor_id(&self) -> ID {
        self.line.row.vendor_id.into()
    }
    /// The product's title; null when the vendor withdrew it.
    async fn title(&self) -> Option<&str> {
        self.line.offer.as_ref().map(|offer| offer.title.as_str())
    }
    /// Which of its variants; null when the vendor withdrew it.
    async fn variant_title(&self) -> Option<&str> {
        self.line.offer.as_ref().map(|offer| offer.variant_title.as_str())
    }
    /// The vendor's own number for it; null when the vendor withdrew it.
    async fn sku(&self) -> Option<&str> {
        self.line.offer.as_ref().map(|offer| offer.sku.as_str())
    }
    /// Where its picture is; null when there is none.
    async fn picture_url(&self, ctx: &Context<'_>) -> Option<String> {
        let picture = self.line.offer.as_ref()?.picture.as_deref()?;
        Some(format!("{}/media/{picture}", ctx.cx().public_url))
    }
    /// How many.
    async fn quantity(&self) -> i64 {
        self.line.row.quantity
    }
    /// What one costs now, tax included; null when it has no price in this currency.
    async fn unit_price(&self) -> Option<Money> {
        self.line.unit_minor.map(|minor| Money(self.view.money(minor)))
    }
    /// What one cost when the buyer last changed the cart.
    async fn seen_price(&self) -> Money {
        Money(self.view.money(self.line.row.seen_minor))
    }
    /// Unit price times quantity; nothing while it cannot be bought.
    async fn total(&self) -> Money {
        Money(self.view.money(self.line.total_minor))
    }
    /// How many can be had now.
    async fn available(&self) -> i64 {
        self.line.available
    }
    /// What stands between this line and its purchase.
    async fn warnings(&self) -> Vec<Warning> {
        self.line.problems.iter().map(|problem| Warning::of(self.view, &cart::Warning { line: self.line.row.id, problem: *problem })).collect()
    }
}

/// Names the kind of a warning.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningCode {
    /// The price is no longer what the buyer last saw.
    PriceChanged,
    /// Fewer are left than wanted; lowering the quantity to `available` helps.
    InsufficientStock,
    /// It is not sold any more, or not in this currency.
    Unavailable,
}

/// Something the buyer should know; nothing was refused because of it.
#[derive(SimpleObject, Clone, Debug)]
pub struct Warning {
    /// Names the kind of this warning.
    pub code: WarningCode,
    /// A sentence for a person.
    pub message: String,
    /// The line it is about, where it is about one.
    pub line_id: Option<ID>,
    /// How many are left, where fewer are.
    pub available: Option<i64>,
    /// What the buyer last saw, where a price changed.
    pub was: Option<Money>,
    /// What it is now, where a price changed.
    pub now: Option<Money>,
}

impl Warning {
    fn of(view: &CartView, warning: &cart::Warning) -> Self {
        let title =
            view.lines().find(|line| line.row.id == warning.line).and_then(|line| line.offer.as_ref()).map_or("Something", |offer| offer.title.as_str());
        let about = |code, message| Self { code, message, line_id: Some(warning.line.into()), available: None, was: None, now: None };
        match warning.problem {
            Problem::PriceChanged { was, now } => {
                let (was, now) = (view.money(was), view.money(now));
                let message = format!("{title} cost {} and costs {} {} now.", was.decimal(), now.decimal(), now.currency.code());
                Self { was: Some(Money(was)), now: Some(Money(now)), ..about(WarningCode::PriceChanged, message) }
            }
            Problem::InsufficientStock { available } => {
                let message = if available == 0 { format!("{title} is sold out.") } else { format!("Only {available} of {title} are left.") };
                Self { available: Some(available), ..about(WarningCode::InsufficientStock, message) }
            }
            Problem::Unavailable => about(WarningCode::Unavailable, format!("{title} is not sold any more.")),
        }
    }
}
