//! Orders as buyers, vendors and operators see them. Children are read through parents that were found in scope;
//! what a vendor may not see of its buyer's order, and a buyer not of its vendor's part, depends on who looks.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::ids::{FulfillmentId, OrderId, VendorId, VendorOrderId};
use entity::{fulfillment, fulfillment_line, order, order_event, order_line, refund, vendor_order, withdrawal, withdrawal_line};
use futures_util::future::BoxFuture;
use kernel::Scope;
use orders::Contact;
use platform::personal::Held;

use super::order_states::OrderStatus;
use super::payment::{Payment, PaymentsOf};
use super::vendor_order::VendorOrder;
use super::withdrawal::{OrderWithdrawal, Withdrawal};
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{Address, CountryCode, CurrencyCode, DateTime, Money, TaxedMoney};

/// Who looks at a vendor's part of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    ByBuyer,
    ByVendor,
    ByOperator,
}

/// What a buyer bought, over all vendors. A vendor sees of it its own part alone.
pub struct Order {
    pub row: order::Model,
    seen: Seen,
    /// The part of the vendor that looks.
    part: Option<vendor_order::Model>,
}

impl Order {
    /// As its buyer sees it.
    #[must_use]
    pub fn bought(row: order::Model) -> Self {
        Self { row, seen: Seen::ByBuyer, part: None }
    }

    /// As an operator sees it.
    #[must_use]
    pub fn run(row: order::Model) -> Self {
        Self { row, seen: Seen::ByOperator, part: None }
    }

    /// As a vendor sees it that has this part of it.
    #[must_use]
    pub fn shared(row: order::Model, part: vendor_order::Model) -> Self {
        Self { row, seen: Seen::ByVendor, part: Some(part) }
    }

    fn money(&self, minor: i64) -> Money {
        Money::stored(minor, &self.row.currency)
    }

    /// Of the whole, or of the part of the vendor that looks.
    fn either(&self, whole: impl Fn(&order::Model) -> i64, part: impl Fn(&vendor_order::Model) -> i64) -> i64 {
        self.part.as_ref().map_or_else(|| whole(&self.row), part)
    }
}

/// What a buyer bought, over all vendors. A vendor sees of it its own part alone.
#[Object]
impl Order {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.row.id.into()
    }
    /// What people call it (`R1001`).
    async fn number(&self) -> &str {
        &self.row.number
    }
    /// As far as its least advanced part.
    async fn status(&self) -> OrderStatus {
        self.part.as_ref().map_or(self.row.status, |part| orders::public_status(part.into(), part.refunded_minor)).into()
    }
    /// Where its confirmation went; null for a vendor, and once its buyer was forgotten.
    async fn email(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.part.is_some() {
            return Ok(None);
        }
        Ok(contact(ctx, &self.row, self.seen).await?.map(|contact| contact.email))
    }
    /// The currency of all its amounts.
    async fn currency(&self) -> CurrencyCode {
        CurrencyCode(self.row.currency.clone())
    }
    /// Whose taxes it was sold under.
    async fn country(&self) -> CountryCode {
        CountryCode(self.row.country.clone())
    }
    /// Where the parcels go; null once its buyer was forgotten.
    async fn shipping_address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        Ok(contact(ctx, &self.row, self.seen).await?.map(|contact| contact.shipping.into()))
    }
    /// Where the bill goes; null for a vendor, and once its buyer was forgotten.
    async fn billing_address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        if self.part.is_some() {
            return Ok(None);
        }
        Ok(contact(ctx, &self.row, self.seen).await?.map(|contact| contact.billing.into()))
    }
    /// All lines, tax included.
    async fn subtotal(&self) -> Money {
        self.money(self.either(|whole| whole.items_minor, |part| part.items_minor))
    }
    /// All deliveries, tax included.
    async fn shipping_total(&self) -> Money {
        self.money(self.either(|whole| whole.shipping_minor, |part| part.shipping_minor))
    }
    /// What was to be paid, with the tax in it.
    async fn total(&self) -> TaxedMoney {
        let total = self.money(self.either(|whole| whole.total_minor, |part| part.total_minor)).0;
        TaxedMoney::from_gross(total.minor, self.either(|whole| whole.tax_minor, |part| part.tax_minor), total.currency)
    }
    /// What went back, or is on its way back.
    async fn refunded(&self) -> Money {
        self.money(self.either(|whole| whole.refunded_minor, |part| part.refunded_minor))
    }
    /// One part per vendor, each with a life of its own.
    async fn vendor_orders(&self, ctx: &Context<'_>) -> Result<Vec<VendorOrder>> {
        if let Some(part) = &self.part {
            return Ok(vec![VendorOrder::sold(part.clone())]);
        }
        let parts = ctx.load(PartsOf(self.row.id)).await?.unwrap_or_default();
        Ok(parts.into_iter().map(|row| VendorOrder { row, seen: self.seen }).collect())
    }
    /// The right to withdraw from it, and how it was used; a vendor sees what is about its own part.
    async fn withdrawal(&self, ctx: &Context<'_>) -> Result<OrderWithdrawal> {
        withdrawal_of(ctx, self.row.id, self.part.as_ref().map(|part| part.vendor_id)).await
    }
    /// Every try to pay it, oldest first; none for a vendor.
    async fn payments(&self, ctx: &Context<'_>) -> Result<Vec<Payment>> {
        if self.part.is_some() {
            return Ok(Vec::new());
        }
        let payments = ctx.load(PaymentsOf(self.row.id)).await?.unwrap_or_default();
        Ok(payments.into_iter().map(Payment).collect())
    }
    /// What happened to it, oldest first.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn events(&self, ctx: &Context<'_>) -> Result<Vec<OrderEvent>> {
        let events = ctx.load(EventsOf(self.row.id)).await?.unwrap_or_default();
        let mine = |event: &order_event::Model| self.part.as_ref().is_none_or(|part| event.vendor_order_id.is_none_or(|of| of == part.id));
        Ok(events.into_iter().filter(mine).map(OrderEvent::from).collect())
    }
    /// Why it was cancelled.
    async fn cancel_reason(&self) -> Option<&str> {
        self.part.as_ref().map_or(self.row.cancel_reason.as_deref(), |part| part.cancel_reason.as_deref())
    }
    /// Counts its changes.
    async fn version(&self) -> i64 {
        self.row.version
    }
    /// When the buyer went to pay.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }
    /// When it was paid.
    async fn placed_at(&self) -> Option<DateTime> {
        self.row.placed_at.map(DateTime)
    }
}

connection!(Order, OrderConnection, OrderEdge, "A page of orders.", "An order in its list.");

/// Something that happened to an order.
#[derive(SimpleObject)]
pub struct OrderEvent {
    /// Its id.
    pub id: ID,
    /// What (`created`, `placed`, `accepted`, `shipped`, `delivered`, `refunded`, ...).
    pub kind: String,
    /// To which vendor's part; null where it is about the whole.
    pub vendor_order_id: Option<ID>,
    /// When.
    pub created_at: DateTime,
}

impl From<order_event::Model> for OrderEvent {
    fn from(row: order_event::Model) -> Self {
        Self { id: row.id.into(), kind: row.kind, vendor_order_id: row.vendor_order_id.map(Into::into), created_at: DateTime(row.created_at) }
    }
}

/// How an order stands with withdrawals, of which a vendor sees what is about its own part. On the heap, as [`Ask::load`] is.
pub(super) fn withdrawal_of<'a>(ctx: &'a Context<'_>, order: OrderId, vendor: Option<VendorId>) -> BoxFuture<'a, Result<OrderWithdrawal>> {
    Box::pin(async move {
        let mut parts = ctx.load(PartsOf(order)).await?.unwrap_or_default();
        // When another's part came is nobody's business.
        parts.retain(|part| vendor.is_none_or(|vendor| part.vendor_id == vendor));
        let rows = ctx.load(WithdrawalsOf(order)).await?.unwrap_or_default();
        let lines = ctx.load(WithdrawnOf(order)).await?.unwrap_or_default();
        let shown = rows.into_iter().map(|row| Withdrawal::of(row, &lines, vendor)).filter(|row| vendor.is_none() || !row.lines.is_empty());
        Ok(OrderWithdrawal::of(orders::withdrawal::window(&parts, ctx.cx().now()), shown.collect()))
    })
}

/// Whom an order is for, as far as whoever looks may still know: of a buyer who was forgotten, those who keep the books alone. On the
/// heap, as [`Ask::load`] is.
pub(super) fn contact<'a>(ctx: &'a Context<'_>, order: &'a order::Model, seen: Seen) -> BoxFuture<'a, Result<Option<Contact>>> {
    Box::pin(async move {
        let held = ctx.load(KeyOf(order.id)).await?;
        let contact = orders::contact(order, held.as_ref())?;
        let books = || seen == Seen::ByOperator && ctx.operator(Scope::LedgerRead).is_ok();
        Ok(contact.filter(|contact| !contact.restricted || books()))
    })
}

macro_rules! children {
    ($(#[$doc:meta] $key:ident($parent:ty) => $row:ty, $find:path, $of:ident;)+) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub $parent);

        impl Loader<$key> for Loaders {
            type Value = Vec<$row>;
            type Error = LoadError;
            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$row>>, LoadError> {
                let parents: Vec<_> = keys.iter().map(|key| key.0).collect();
                let mut found: HashMap<$key, Vec<$row>> = HashMap::new();
                for row in $find(&self.cx.db, &parents).await.map_err(Arc::new)? {
                    found.entry($key(row.$of)).or_default().push(row);
                }
                Ok(found)
            }
        }
    )+};
}

/// What a vendor has of an order that was placed.
///
/// # Errors
/// Faults only.
pub async fn part_of(ctx: &Context<'_>, order: OrderId, vendor: VendorId) -> Result<Option<vendor_order::Model>> {
    let parts = ctx.load(PartsOf(order)).await?.unwrap_or_default();
    Ok(parts.into_iter().find(|part| part.vendor_id == vendor && part.placed_at.is_some()))
}

children! {
    /// The vendors' parts of an order.
    PartsOf(OrderId) => vendor_order::Model, orders::vendor_orders_by_orders, order_id;
    /// The history of an order.
    EventsOf(OrderId) => order_event::Model, orders::events_by_orders, order_id;
    /// The confirmed withdrawals from an order.
    WithdrawalsOf(OrderId) => withdrawal::Model, orders::withdrawal::by_orders, order_id;
    /// What is withdrawn from of an order.
    WithdrawnOf(OrderId) => withdrawal_line::Model, orders::withdrawal::lines_by_orders, order_id;
    /// The lines of a vendor's part.
    LinesOf(VendorOrderId) => order_line::Model, orders::lines_by_vendor_orders, vendor_order_id;
    /// The parcels of a vendor's part.
    ParcelsOf(VendorOrderId) => fulfillment::Model, orders::fulfillments_by_vendor_orders, vendor_order_id;
    /// The refunds of a vendor's part.
    RefundsOf(VendorOrderId) => refund::Model, orders::refunds_by_vendor_orders, vendor_order_id;
    /// What is in a parcel.
    ContentsOf(FulfillmentId) => fulfillment_line::Model, orders::fulfillment_lines, fulfillment_id;
}

/// The key that an order's contact is sealed with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct KeyOf(OrderId);

impl Loader<KeyOf> for Loaders {
    type Value = Held;
    type Error = LoadError;
    async fn load(&self, keys: &[KeyOf]) -> Result<HashMap<KeyOf, Held>, LoadError> {
        let ids: Vec<OrderId> = keys.iter().map(|key| key.0).collect();
        let held = orders::keys(&self.cx, &self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(held.into_iter().map(|(order, held)| (KeyOf(order), held)).collect())
    }
}

impl Loader<OrderId> for Loaders {
    type Value = order::Model;
    type Error = LoadError;
    async fn load(&self, keys: &[OrderId]) -> Result<HashMap<OrderId, order::Model>, LoadError> {
        let found = orders::by_ids(&self.cx.db, keys).await.map_err(Arc::new)?;
        Ok(found.into_iter().map(|order| (order.id, order)).collect())
    }
}
