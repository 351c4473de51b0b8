//! Orders as buyers, vendors and operators see them. Children are read through parents that were found in scope;
//! what a vendor may not see of its buyer's order, and a buyer not of its vendor's part, depends on who looks.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::{FulfillmentId, OrderId, VendorId, VendorOrderId};
use entity::{fulfillment, fulfillment_line, order, order_event, order_line, refund, states, vendor_order, withdrawal, withdrawal_line};
use futures_util::future::BoxFuture;
use kernel::Scope;
use orders::Contact;
use platform::personal::Held;

use super::application::address;
use super::payment::{Payment, PaymentsOf};
use super::vendor::{FrontOf, Vendor};
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

/// How far an order is, as the public reads it.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::OrderStatus")]
pub enum OrderStatus {
    /// Not paid yet.
    Pending,
    /// Paid; the vendors prepare it.
    Paid,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Some of the money went back.
    PartiallyRefunded,
    /// All of the money went back.
    Refunded,
    /// Cancelled before it was sent.
    Cancelled,
    /// Not paid in time.
    Expired,
}

/// The life of a vendor's part.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::Lifecycle")]
pub enum OrderLifecycle {
    /// Not paid yet.
    Pending,
    /// Paid.
    Placed,
    /// Held back.
    OnHold,
    /// Delivered, and the time to send it back is over.
    Completed,
    /// Cancelled.
    Cancelled,
    /// Not paid in time.
    Expired,
}

/// How much of a vendor's part has left and arrived.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::Fulfilment")]
pub enum OrderFulfillment {
    /// Nothing has left.
    Unfulfilled,
    /// Some has left.
    PartiallyShipped,
    /// All has left.
    Shipped,
    /// All has arrived.
    Delivered,
    /// Some came back.
    PartiallyReturned,
    /// All came back.
    Returned,
}

/// How a vendor's part is paid.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::OrderPaymentState")]
pub enum OrderPaymentState {
    /// Not paid.
    Unpaid,
    /// Reserved at the gateway.
    Authorized,
    /// Paid in part.
    PartiallyPaid,
    /// Paid.
    Paid,
    /// Some went back.
    PartiallyRefunded,
    /// All went back.
    Refunded,
    /// Taken back by the buyer's bank.
    ChargedBack,
}

/// Where a parcel is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::FulfillmentState")]
pub enum FulfillmentStatus {
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Called back.
    Cancelled,
}

/// How far a refund is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::RefundState")]
pub enum RefundStatus {
    /// Asked of the gateway.
    Pending,
    /// Sent.
    Succeeded,
    /// The gateway could not send it.
    Failed,
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

/// One vendor's part of an order, with a life of its own.
pub struct VendorOrder {
    pub row: vendor_order::Model,
    pub seen: Seen,
}

impl VendorOrder {
    /// As the vendor sees its own part.
    #[must_use]
    pub fn sold(row: vendor_order::Model) -> Self {
        Self { row, seen: Seen::ByVendor }
    }

    fn money(&self, minor: i64) -> Money {
        Money::stored(minor, &self.row.currency)
    }

    fn inside(&self, minor: i64) -> Option<Money> {
        (self.seen != Seen::ByBuyer).then(|| self.money(minor))
    }
}

/// One vendor's part of an order, with a life of its own.
#[Object]
impl VendorOrder {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.row.id.into()
    }
    /// What people call it (`R1001-1`).
    async fn number(&self) -> &str {
        &self.row.number
    }
    /// The order it is part of.
    async fn order_id(&self) -> ID {
        self.row.order_id.into()
    }
    /// Who sells it.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.row.vendor_id).await?.map(Vendor))
    }
    /// Where what comes back goes; null where the vendor named no place for it.
    async fn return_address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        let front = ctx.load(FrontOf(self.row.vendor_id)).await?;
        address(front.and_then(|front| front.return_address).as_ref())
    }
    /// How far it is, as the public reads it: follows from the three states below.
    async fn status(&self) -> OrderStatus {
        orders::public_status((&self.row).into(), self.row.refunded_minor).into()
    }
    /// Its life.
    async fn lifecycle(&self) -> OrderLifecycle {
        self.row.lifecycle.into()
    }
    /// How much has left and arrived.
    async fn fulfillment(&self) -> OrderFulfillment {
        self.row.fulfilment.into()
    }
    /// How it is paid.
    async fn payment_state(&self) -> OrderPaymentState {
        self.row.payment_state.into()
    }
    /// What was bought.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<OrderLine>> {
        let lines = ctx.load(LinesOf(self.row.id)).await?.unwrap_or_default();
        Ok(lines.into_iter().map(|row| OrderLine { row, currency: self.row.currency.clone(), seen: self.seen }).collect())
    }
    /// The parcels, oldest first.
    async fn fulfillments(&self, ctx: &Context<'_>) -> Result<Vec<Fulfillment>> {
        let parcels = ctx.load(ParcelsOf(self.row.id)).await?.unwrap_or_default();
        Ok(parcels.into_iter().map(Fulfillment).collect())
    }
    /// What went back, oldest first.
    async fn refunds(&self, ctx: &Context<'_>) -> Result<Vec<Refund>> {
        let refunds = ctx.load(RefundsOf(self.row.id)).await?.unwrap_or_default();
        Ok(refunds.into_iter().map(Refund::from).collect())
    }
    /// How the parcels travel, as chosen at checkout.
    async fn delivery(&self) -> OrderDelivery {
        OrderDelivery {
            name: self.row.method_name.clone(),
            min_days: self.row.method_min_days,
            max_days: self.row.method_max_days,
            price: self.money(self.row.shipping_minor),
        }
    }
    /// Where the parcels go; null where it is seen without its order, and once its buyer was forgotten.
    async fn shipping_address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        let Some(order) = ctx.load(self.row.order_id).await? else { return Ok(None) };
        Ok(contact(ctx, &order, self.seen).await?.map(|contact| contact.shipping.into()))
    }
    /// Its lines, tax included.
    async fn subtotal(&self) -> Money {
        self.money(self.row.items_minor)
    }
    /// Lines and delivery, with the tax in it.
    async fn total(&self) -> TaxedMoney {
        let total = self.money(self.row.total_minor).0;
        TaxedMoney::from_gross(total.minor, self.row.tax_minor, total.currency)
    }
    /// What went back, or is on its way back.
    async fn refunded(&self) -> Money {
        self.money(self.row.refunded_minor)
    }
    /// What the marketplace keeps, without VAT, frozen at the sale; null for the buyer.
    async fn commission(&self) -> Option<Money> {
        self.inside(self.row.commission_minor)
    }
    /// VAT on the commission; null for the buyer.
    async fn commission_vat(&self) -> Option<Money> {
        self.inside(self.row.commission_vat_minor)
    }
    /// Why it was cancelled.
    async fn cancel_reason(&self) -> Option<&str> {
        self.row.cancel_reason.as_deref()
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.row.version
    }
    /// When the vendor said that it will send it.
    async fn accepted_at(&self) -> Option<DateTime> {
        self.row.accepted_at.map(DateTime)
    }
    /// When it was paid.
    async fn placed_at(&self) -> Option<DateTime> {
        self.row.placed_at.map(DateTime)
    }
    /// When all of it had left.
    async fn shipped_at(&self) -> Option<DateTime> {
        self.row.shipped_at.map(DateTime)
    }
    /// When all of it had arrived.
    async fn delivered_at(&self) -> Option<DateTime> {
        self.row.delivered_at.map(DateTime)
    }
}

connection!(VendorOrder, VendorOrderConnection, VendorOrderEdge, "A page of a vendor's orders.", "A vendor's order in its list.");

/// How parcels travel.
#[derive(SimpleObject)]
pub struct OrderDelivery {
    /// What it is called.
    pub name: String,
    /// At the soonest, in days from shipping.
    pub min_days: i32,
    /// At the latest, in days from shipping.
    pub max_days: i32,
    /// What it cost, tax included.
    pub price: Money,
}

/// A line with everything as it was when it was sold.
pub struct OrderLine {
    row: order_line::Model,
    currency: String,
    seen: Seen,
}

/// A line with everything as it was when it was sold.
#[Object]
impl OrderLine {
    /// Its id.
    async fn id(&self) -> ID {
        self.row.id.into()
    }
    /// The product, which may have changed since.
    async fn product_id(&self) -> ID {
        self.row.product_id.into()
    }
    /// The variant, which may have changed since.
    async fn variant_id(&self) -> ID {
        self.row.variant_id.into()
    }
    /// The offer it was bought from.
    async fn offer_id(&self) -> ID {
        self.row.offer_id.into()
    }
    /// What the product was called.
    async fn title(&self) -> &str {
        &self.row.title
    }
    /// What the variant was called.
    async fn variant_title(&self) -> &str {
        &self.row.variant_title
    }
    /// The vendor's own number for it.
    async fn sku(&self) -> &str {
        &self.row.sku
    }
    /// Where its picture is.
    async fn picture_url(&self, ctx: &Context<'_>) -> Option<String> {
        self.row.picture.as_ref().map(|picture| format!("{}/media/{picture}", ctx.cx().public_url))
    }
    /// How many were bought.
    async fn quantity(&self) -> i64 {
        self.row.quantity
    }
    /// How many have left the vendor.
    async fn shipped(&self) -> i64 {
        self.row.shipped
    }
    /// How many were refunded.
    async fn refunded(&self) -> i64 {
        self.row.refunded
    }
    /// What one cost, tax included.
    async fn unit_price(&self) -> Money {
        Money::stored(self.row.unit_minor, &self.currency)
    }
    /// What all cost, with the tax in it.
    async fn total(&self) -> TaxedMoney {
        let total = Money::stored(self.row.total_minor, &self.currency).0;
        TaxedMoney::from_gross(total.minor, self.row.tax_minor, total.currency)
    }
    /// The tax rate, in hundredths of a percent.
    async fn tax_rate_bp(&self) -> i32 {
        self.row.tax_bp
    }
    /// What the marketplace keeps of it, and why; null for the buyer.
    async fn commission(&self) -> Option<Commission> {
        (self.seen != Seen::ByBuyer).then(|| Commission {
            rule_id: self.row.commission_rule_id.map(Into::into),
            rate_bp: self.row.commission_bp,
            base: Money::stored(self.row.commission_base_minor, &self.currency),
            amount: Money::stored(self.row.commission_minor, &self.currency),
            vat: Money::stored(self.row.commission_vat_minor, &self.currency),
        })
    }
}

/// A commission, frozen at the sale.
#[derive(SimpleObject)]
pub struct Commission {
    /// The rule that applied; null for the marketplace's default.
    pub rule_id: Option<ID>,
    /// Its rate, in hundredths of a percent.
    pub rate_bp: i32,
    /// What it was taken of: the line without tax.
    pub base: Money,
    /// What the marketplace keeps, without VAT.
    pub amount: Money,
    /// VAT on it.
    pub vat: Money,
}

/// One parcel.
pub struct Fulfillment(pub fulfillment::Model);

/// One parcel.
#[Object]
impl Fulfillment {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Where it is.
    async fn status(&self) -> FulfillmentStatus {
        self.0.state.into()
    }
    /// Who carries it.
    async fn carrier(&self) -> &str {
        &self.0.carrier
    }
    /// The carrier's number for it.
    async fn tracking_number(&self) -> Option<&str> {
        self.0.tracking_number.as_deref()
    }
    /// Where the carrier tells where it is.
    async fn tracking_url(&self) -> Option<&str> {
        self.0.tracking_url.as_deref()
    }
    /// What is in it.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<FulfillmentLine>> {
        let lines = ctx.load(ContentsOf(self.0.id)).await?.unwrap_or_default();
        Ok(lines.into_iter().map(|line| FulfillmentLine { order_line_id: line.order_line_id.into(), quantity: line.quantity }).collect())
    }
    /// When it left.
    async fn shipped_at(&self) -> DateTime {
        DateTime(self.0.shipped_at)
    }
    /// When it arrived.
    async fn delivered_at(&self) -> Option<DateTime> {
        self.0.delivered_at.map(DateTime)
    }
}

/// Some units of a line in a parcel.
#[derive(SimpleObject)]
pub struct FulfillmentLine {
    /// Which line of the order.
    pub order_line_id: ID,
    /// How many.
    pub quantity: i64,
}

/// Money on its way back to the buyer.
#[derive(SimpleObject)]
pub struct Refund {
    /// Its id.
    pub id: ID,
    /// How far it is.
    pub status: RefundStatus,
    /// How much, tax included.
    pub amount: Money,
    /// How much of it is for the delivery.
    pub shipping: Money,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub created_at: DateTime,
    /// When the gateway told.
    pub settled_at: Option<DateTime>,
}

impl From<refund::Model> for Refund {
    fn from(row: refund::Model) -> Self {
        Self {
            id: row.id.into(),
            status: row.state.into(),
            amount: Money::stored(row.amount_minor, &row.currency),
            shipping: Money::stored(row.shipping_minor, &row.currency),
            reason: row.reason,
            created_at: DateTime(row.created_at),
            settled_at: row.settled_at.map(DateTime),
        }
    }
}

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
fn withdrawal_of<'a>(ctx: &'a Context<'_>, order: OrderId, vendor: Option<VendorId>) -> BoxFuture<'a, Result<OrderWithdrawal>> {
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
fn contact<'a>(ctx: &'a Context<'_>, order: &'a order::Model, seen: Seen) -> BoxFuture<'a, Result<Option<Contact>>> {
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
