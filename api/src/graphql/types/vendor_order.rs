//! A vendor's part of an order: its lines, its parcels and what went back of it.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::{fulfillment, order_line, refund, vendor_order};

use super::application::address;
use super::order::{ContentsOf, LinesOf, ParcelsOf, RefundsOf, Seen, contact};
use super::order_states::{FulfillmentStatus, OrderFulfillment, OrderLifecycle, OrderPaymentState, OrderStatus, RefundStatus};
use super::vendor::{FrontOf, Vendor};
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::scalars::{Address, DateTime, Money, TaxedMoney};

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
    /// From when on it counts as late if not all of it has left; null for the buyer, who is told days of delivery.
    async fn ship_by(&self) -> Option<DateTime> {
        orders::ship_by(&self.row).filter(|_| self.seen != Seen::ByBuyer).map(DateTime)
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
