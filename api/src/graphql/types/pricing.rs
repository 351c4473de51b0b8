//! What the operator sets: tax and commission. Offers are beside the catalogue's types (`offer`).

use async_graphql::{ID, Object};
use entity::{commission_rule, tax_rate};

use super::product::TaxClass;
use crate::graphql::scalars::{CountryCode, DateTime, Money};

/// A rate of tax from a day on.
pub struct TaxRate(pub tax_rate::Model);

/// A rate of tax from a day on.
#[Object]
impl TaxRate {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Where it applies.
    async fn country(&self) -> CountryCode {
        CountryCode(self.0.country.clone())
    }
    /// To what it applies.
    async fn tax_class(&self) -> TaxClass {
        self.0.tax_class.into()
    }
    /// In hundredths of a percent: 2100 is 21 %.
    async fn rate_bp(&self) -> i32 {
        self.0.rate_bp
    }
    /// From when on, until a later rate of the same country and class.
    async fn valid_from(&self) -> DateTime {
        DateTime(self.0.valid_from)
    }
}

/// What the marketplace keeps of a sale. Of several that match the most specific counts: product, then the nearest
/// category, then vendor; of two alike the older.
pub struct CommissionRule(pub commission_rule::Model);

/// What the marketplace keeps of a sale. Of several that match the most specific counts: product, then the nearest
/// category, then vendor; of two alike the older.
#[Object]
impl CommissionRule {
    /// Its id; order lines keep it.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Only for this vendor; null for any.
    async fn vendor_id(&self) -> Option<ID> {
        self.0.vendor_id.map(Into::into)
    }
    /// Only in this category and those below it; null for any.
    async fn category_id(&self) -> Option<ID> {
        self.0.category_id.map(Into::into)
    }
    /// Only for this product; null for any.
    async fn product_id(&self) -> Option<ID> {
        self.0.product_id.map(Into::into)
    }
    /// Of the price without tax, in hundredths of a percent: 300 is 3 %.
    async fn rate_bp(&self) -> i32 {
        self.0.rate_bp
    }
    /// On top per unit, for sales in its currency; null where there is none.
    async fn fixed(&self) -> Option<Money> {
        self.0.fixed_currency.as_deref().map(|currency| Money::stored(self.0.fixed_minor, currency))
    }
    /// Since when it is in force.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}
