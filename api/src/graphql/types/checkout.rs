//! A checkout as its buyer sees it.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use checkout::{SurveyLine, View};
use entity::ids::VendorId;
use entity::states;
use kernel::Currency;
use shipping::ShippingOption;

use super::vendor::Vendor;
use crate::graphql::context::Ask;
use crate::graphql::error::UserError;
use crate::graphql::scalars::{Address, CurrencyCode, DateTime, Money, TaxedMoney};

/// How far a checkout is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::CheckoutState")]
pub enum CheckoutState {
    /// It can be changed and completed.
    Open,
    /// Its payment is under way.
    Completing,
    /// It is an order.
    Completed,
    /// Given up.
    Cancelled,
    /// Its time was over; the goods are back on the shelf.
    Expired,
}

/// A cart on its way to becoming an order. Its stock is held until `expiresAt`.
pub struct Checkout(pub View);

impl Checkout {
    fn currency(&self) -> Currency {
        Currency::from_code(&self.0.checkout.currency).unwrap_or(Currency::XXX)
    }

    fn group(&self, vendor: VendorId) -> CheckoutGroup<'_> {
        CheckoutGroup { checkout: self, vendor }
    }
}

/// A cart on its way to becoming an order. Its stock is held until `expiresAt`.
#[Object]
impl Checkout {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.checkout.id.into()
    }
    /// How far it is.
    async fn state(&self) -> CheckoutState {
        self.0.checkout.state.into()
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.checkout.version
    }
    /// Where the confirmation goes.
    async fn email(&self) -> Option<&str> {
        self.0.checkout.email.as_deref()
    }
    /// The currency of all its amounts.
    #[graphql(name = "currency")]
    async fn currency_code(&self) -> CurrencyCode {
        CurrencyCode(self.0.checkout.currency.clone())
    }
    /// Where the parcels go.
    async fn shipping_address(&self) -> Result<Option<Address>> {
        stored(self.0.checkout.shipping_address.as_ref())
    }
    /// Where the bill goes.
    async fn billing_address(&self) -> Result<Option<Address>> {
        stored(self.0.checkout.billing_address.as_ref())
    }
    /// Its lines by vendor, with the deliveries each offers.
    async fn groups(&self) -> Vec<CheckoutGroup<'_>> {
        self.0.survey.vendors().into_iter().map(|vendor| self.group(vendor)).collect()
    }
    /// The gateway that will be asked for the money.
    async fn gateway(&self) -> Option<&str> {
        self.0.checkout.gateway.as_deref()
    }
    /// All lines, tax included; null while one cannot be bought.
    async fn subtotal(&self) -> Option<Money> {
        self.0.survey.quote.as_ref().map(|quote| Money::new(quote.items_minor, self.currency()))
    }
    /// The deliveries chosen so far, tax included; null while a line cannot be bought.
    async fn shipping_total(&self) -> Option<Money> {
        self.0.survey.quote.as_ref().map(|quote| Money::new(quote.shipping_minor, self.currency()))
    }
    /// What is to be paid, with the tax in it; null while a line cannot be bought.
    async fn total(&self) -> Option<TaxedMoney> {
        self.0.survey.quote.as_ref().map(|quote| TaxedMoney::from_gross(quote.total_minor, quote.tax_minor, self.currency()))
    }
    /// What still keeps it from being completed, or changed since the buyer last saw it.
    async fn problems(&self) -> Vec<UserError> {
        self.0.problems.iter().take(10).cloned().map(UserError::from).collect()
    }
    /// Until when the stock is held.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.checkout.expires_at)
    }
    /// The order it became, from the first completion on.
    async fn order_id(&self) -> Option<ID> {
        self.0.checkout.order_id.map(Into::into)
    }
    /// What the buyer has to do at the gateway, while it waits for that.
    async fn next_action(&self) -> Option<NextAction> {
        self.0.payment.as_ref()?.next_action.as_ref().map(NextAction::of)
    }
}

/// What a buyer has to do at the gateway.
#[derive(SimpleObject, Clone, Debug)]
pub struct NextAction {
    /// What kind of step (`redirect`).
    pub kind: String,
    /// Where to go.
    pub url: Option<String>,
}

impl NextAction {
    /// Out of what the gateway told.
    #[must_use]
    pub fn of(told: &serde_json::Value) -> Self {
        let text = |name: &str| told.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        Self { kind: text("kind").unwrap_or_else(|| "redirect".into()), url: text("url") }
    }
}

/// One vendor's lines, and how they can travel.
pub struct CheckoutGroup<'a> {
    checkout: &'a Checkout,
    vendor: VendorId,
}

/// One vendor's lines, and how they can travel.
#[Object]
impl CheckoutGroup<'_> {
    /// Who sells them.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.vendor).await?.map(Vendor))
    }
    /// The lines.
    async fn lines(&self) -> Vec<CheckoutLine<'_>> {
        let mine = self.checkout.0.survey.lines.iter().filter(|line| line.row.vendor_id == self.vendor);
        mine.map(|line| CheckoutLine { line, currency: self.checkout.currency() }).collect()
    }
    /// How the vendor delivers to this address.
    async fn delivery_options(&self) -> Vec<DeliveryOption> {
        let mine = self.checkout.0.survey.options.iter().filter(|option| option.vendor_id == self.vendor);
        mine.map(|option| DeliveryOption::of(option, self.checkout.currency())).collect()
    }
    /// What was chosen of them.
    async fn delivery(&self) -> Option<DeliveryOption> {
        let mine = self.checkout.0.survey.deliveries.iter().find(|delivery| delivery.row.vendor_id == self.vendor)?;
        mine.option.as_ref().map(|option| DeliveryOption::of(option, self.checkout.currency()))
    }
}

/// A way a vendor can deliver.
#[derive(SimpleObject, Clone, Debug)]
pub struct DeliveryOption {
    /// For `checkoutDeliverySet`.
    pub method_id: ID,
    /// What it is called.
    pub name: String,
    /// Who carries it.
    pub carrier: String,
    /// At the soonest, in days from shipping.
    pub min_days: i32,
    /// At the latest, in days from shipping.
    pub max_days: i32,
    /// What it costs, tax included.
    pub price: Money,
}

impl DeliveryOption {
    /// Of an option, priced in this currency.
    #[must_use]
    pub fn of(option: &ShippingOption, currency: Currency) -> Self {
        Self {
            method_id: option.method_id.into(),
            name: option.name.clone(),
            carrier: option.carrier.clone(),
            min_days: option.min_days,
            max_days: option.max_days,
            price: Money::new(option.price_minor, currency),
        }
    }
}

/// A line of a checkout.
pub struct CheckoutLine<'a> {
    line: &'a SurveyLine,
    currency: Currency,
}

/// A line of a checkout.
#[Object]
impl CheckoutLine<'_> {
    /// Its id.
    async fn id(&self) -> ID {
        self.line.row.id.into()
    }
    /// The offer being bought.
    async fn offer_id(&self) -> ID {
        self.line.row.offer_id.into()
    }
    /// What it is called.
    async fn title(&self) -> Option<&str> {
        self.line.item.as_ref().map(|item| item.title.as_str())
    }
    /// What the variant is called.
    async fn variant_title(&self) -> Option<&str> {
        self.line.item.as_ref().map(|item| item.variant_title.as_str())
    }
    /// How many.
    async fn quantity(&self) -> i64 {
        self.line.row.quantity
    }
    /// What one costs now, tax included; null when it is not sold any more.
    async fn unit_price(&self) -> Option<Money> {
        self.line.unit_minor().map(|minor| Money::new(minor, self.currency))
    }
    /// What the buyer last saw.
    async fn seen_price(&self) -> Money {
        Money::new(self.line.row.seen_minor, self.currency)
    }
}

fn stored(address: Option<&serde_json::Value>) -> Result<Option<Address>> {
    let read = |value: &serde_json::Value| serde_json::from_value::<kernel::Address>(value.clone());
    Ok(address.map(read).transpose().map_err(platform::Error::from)?.map(Address::from))
}
