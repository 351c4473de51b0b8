//! The arithmetic of a quote, without a database. Prices are gross; tax is taken out of each line once and then summed.

use std::collections::HashMap;

use entity::ids::{CategoryId, CommissionRuleId, OfferId, ProductId, VendorId};
use entity::states::TaxClass;
use kernel::{Refusal, tax_in_gross};

use crate::book::{Book, Rule};

/// Whose tax is on the commission: the marketplace's own country.
pub const MARKETPLACE_COUNTRY: &str = "DE";
/// What the marketplace keeps where no rule says otherwise.
pub const DEFAULT_COMMISSION_BP: i32 = 300;
/// With tax on top it still leaves the vendor a part of every line.
pub const MOST_COMMISSION_BP: i32 = 8_000;
/// No cart is worth more; it keeps every sum far from the end of the numbers.
const MOST: i128 = 1_000_000_000_000_000;

/// What is to be priced, and for where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRequest {
    pub country: String,
    pub currency: String,
    pub lines: Vec<QuoteLine>,
    /// Gross shipping per vendor; a vendor without one has none yet.
    pub deliveries: Vec<(VendorId, i64)>,
}

/// One line of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteLine {
    pub offer_id: OfferId,
    pub vendor_id: VendorId,
    pub product_id: ProductId,
    pub category_id: Option<CategoryId>,
    pub category_path: Option<String>,
    pub tax_class: TaxClass,
    pub quantity: i64,
    /// Gross.
    pub unit_minor: i64,
}

/// A line with everything that an order freezes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// Gross.
    pub total_minor: i64,
    pub tax_minor: i64,
    pub tax_bp: i32,
    pub commission_rule_id: Option<CommissionRuleId>,
    pub commission_bp: i32,
    /// The line without its tax.
    pub commission_base_minor: i64,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
    pub commission_vat_bp: i32,
}

/// One vendor's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedVendor {
    pub vendor_id: VendorId,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub shipping_tax_minor: i64,
    pub shipping_tax_bp: i32,
    /// Of items and shipping.
    pub tax_minor: i64,
    pub total_minor: i64,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
}

/// The whole, gross. `total = items + shipping = Σ vendors`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// In the order of the request.
    pub lines: Vec<PricedLine>,
    /// In the order in which they first appear.
    pub vendors: Vec<PricedVendor>,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub tax_minor: i64,
    pub total_minor: i64,
}

/// Prices a request by the rates and rules in force at `now`.
///
/// # Errors
/// `ValidationFailed` for quantities below 1, amounts below 0, or more money than anybody has.
pub fn price(request: &QuoteRequest, book: &Book, now: i64) -> Result<Quote, Refusal> {
    let worth = worth(request)?;
    if worth > MOST {
        return Err(Refusal::invalid("input", "That is worth more than can be sold at once."));
    }
    let vat_bp = book.rate(MARKETPLACE_COUNTRY, TaxClass::Standard, now);
    let deliveries: HashMap<VendorId, i64> = request.deliveries.iter().copied().collect();
    let mut quote = Quote::default();
    for line in &request.lines {
        let tax_bp = book.rate(&request.country, line.tax_class, now);
        let priced = price_line(line, tax_bp, book.rule(line), &request.currency, vat_bp);
        let at = quote.vendors.iter().position(|vendor| vendor.vendor_id == line.vendor_id).unwrap_or_else(|| {
            quote.vendors.push(PricedVendor::new(line.vendor_id));
            quote.vendors.len() - 1
        });
        quote.vendors[at].add(&priced);
        quote.lines.push(priced);
    }
    for vendor in &mut quote.vendors {
        vendor.ship(deliveries.get(&vendor.vendor_id).copied().unwrap_or(0));
        quote.items_minor += vendor.items_minor;
        quote.shipping_minor += vendor.shipping_minor;
        quote.tax_minor += vendor.tax_minor;
        quote.total_minor += vendor.total_minor;
    }
    Ok(quote)
}

/// What everything comes to, before any of it is narrowed to 64 bits.
fn worth(request: &QuoteRequest) -> Result<i128, Refusal> {
    let mut worth = 0i128;
    for line in &request.lines {
        if line.quantity < 1 {
            return Err(Refusal::invalid("input.quantity", "A quantity is at least 1."));
        }
        if line.unit_minor < 0 {
            return Err(Refusal::invalid("input.price", "A price is not below 0."));
        }
        worth = worth.saturating_add(i128::from(line.unit_minor) * i128::from(line.quantity));
    }
    for (_, gross) in &request.deliveries {
        if *gross < 0 {
            return Err(Refusal::invalid("input.delivery", "A delivery does not cost less than 0."));
        }
        worth = worth.saturating_add(i128::from(*gross));
    }
    Ok(worth)
}

fn price_line(line: &QuoteLine, tax_bp: i32, rule: Option<&Rule>, currency: &str, vat_bp: i32) -> PricedLine {
    let total = line.unit_minor * line.quantity;
    let tax = tax_in_gross(total, tax_bp);
    let base = total - tax;
    let commission_bp = rule.map_or(DEFAULT_COMMISSION_BP, |rule| rule.rate_bp);
    let fixed = rule.filter(|rule| rule.fixed_currency.as_deref() == Some(currency)).map_or(0, |rule| rule.fixed_minor.saturating_mul(line.quantity));
    let commission = share(base, commission_bp).saturating_add(fixed).min(share(base, MOST_COMMISSION_BP));
    PricedLine {
        total_minor: total,
        tax_minor: tax,
        tax_bp,
        commission_rule_id: rule.map(|rule| rule.id),
        commission_bp,
        commission_base_minor: base,
        commission_minor: commission,
        commission_vat_minor: share(commission, vat_bp),
        commission_vat_bp: vat_bp,
    }
}

/// So many hundredths of a percent of an amount that is not below 0, rounded half up.
#[must_use]
pub fn share(amount: i64, bp: i32) -> i64 {
    i64::try_from((i128::from(amount) * i128::from(bp) + 5_000) / 10_000).unwrap_or(i64::MAX)
}

impl PricedVendor {
    fn new(vendor_id: VendorId) -> Self {
        Self {
            vendor_id,
            items_minor: 0,
            shipping_minor: 0,
            shipping_tax_minor: 0,
            shipping_tax_bp: 0,
            tax_minor: 0,
            total_minor: 0,
            commission_minor: 0,
            commission_vat_minor: 0,
        }
    }

    fn add(&mut self, line: &PricedLine) {
        self.items_minor += line.total_minor;
        self.total_minor += line.total_minor;
        self.tax_minor += line.tax_minor;
        self.commission_minor += line.commission_minor;
        self.commission_vat_minor += line.commission_vat_minor;
        self.shipping_tax_bp = self.shipping_tax_bp.max(line.tax_bp);
    }

    /// Shipping is taxed as the goods it carries; of several rates the highest, so that nobody owes tax he did not take.
    fn ship(&mut self, gross: i64) {
        self.shipping_minor = gross;
        self.shipping_tax_minor = tax_in_gross(gross, self.shipping_tax_bp);
        self.tax_minor += self.shipping_tax_minor;
        self.total_minor += gross;
    }
}
