//! The rates and rules a quote is made by, as plain values.

use std::collections::HashMap;

use entity::ids::{CategoryId, CommissionRuleId, ProductId, VendorId};
use entity::states::TaxClass;
use entity::{commission_rule, tax_rate};
use platform::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::QuoteLine;

/// Rates of tax and rules of commission.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    pub rates: Vec<Rate>,
    /// Oldest first.
    pub rules: Vec<Rule>,
}

/// A rate of tax from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    pub country: String,
    pub class: TaxClass,
    pub rate_bp: i32,
    pub valid_from: i64,
}

/// A rule of commission; whatever it names has to match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: CommissionRuleId,
    pub vendor: Option<VendorId>,
    pub category: Option<CategoryId>,
    /// Of that category, with a slash at both ends.
    pub category_path: Option<String>,
    pub product: Option<ProductId>,
    pub rate_bp: i32,
    pub fixed_minor: i64,
    pub fixed_currency: Option<String>,
}

impl Book {
    /// Loads all rates and all rules in force. Two statements, a third where rules name categories.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        let rates = tax_rate::Entity::find().all(db).await?;
        let rules = commission_rule::Entity::find()
            .filter(commission_rule::Column::Active.eq(true))
            .order_by_asc(commission_rule::Column::CreatedAt)
            .order_by_asc(commission_rule::Column::Id)
            .all(db)
            .await?;
        let categories: Vec<CategoryId> = rules.iter().filter_map(|rule| rule.category_id).collect();
        let paths: HashMap<CategoryId, String> = if categories.is_empty() {
            HashMap::new()
        } else {
            catalog::categories_by_ids(db, &categories).await?.into_iter().map(|category| (category.id, category.path)).collect()
        };
        Ok(Self { rates: rates.into_iter().map(Into::into).collect(), rules: rules.into_iter().map(|rule| Rule::new(rule, &paths)).collect() })
    }

    /// The rate in force: that of the class, else the country's standard one, else nothing (no tax is taken there).
    #[must_use]
    pub fn rate(&self, country: &str, class: TaxClass, now: i64) -> i32 {
        let of = |class: TaxClass| {
            let dated = self.rates.iter().filter(|rate| rate.country == country && rate.class == class && rate.valid_from <= now);
            dated.max_by_key(|rate| rate.valid_from).map(|rate| rate.rate_bp)
        };
        of(class).or_else(|| if class == TaxClass::Zero { None } else { of(TaxClass::Standard) }).unwrap_or(0)
    }

    /// The most specific rule that matches: product, then the nearest category, then vendor; of two alike the older.
    #[must_use]
    pub fn rule(&self, line: &QuoteLine) -> Option<&Rule> {
        let matching = self.rules.iter().filter_map(|rule| rule.weight(line).map(|weight| (weight, rule)));
        // `max_by_key` would give the last of equals: the newest.
        matching
            .fold(None, |best: Option<((bool, usize, bool), &Rule)>, found| if best.is_some_and(|best| best.0 >= found.0) { best } else { Some(found) })
            .map(|best| best.1)
    }
}

impl From<tax_rate::Model> for Rate {
    fn from(row: tax_rate::Model) -> Self {
        Self { country: row.country, class: row.tax_class, rate_bp: row.rate_bp, valid_from: row.valid_from }
    }
}

impl Rule {
    fn new(row: commission_rule::Model, paths: &HashMap<CategoryId, String>) -> Self {
        Self {
            id: row.id,
            vendor: row.vendor_id,
            category: row.category_id,
            category_path: row.category_id.and_then(|id| paths.get(&id).cloned()),
            product: row.product_id,
            rate_bp: row.rate_bp,
            fixed_minor: row.fixed_minor,
            fixed_currency: row.fixed_currency,
        }
    }

    /// How specific the rule is for this line; none where it does not match.
    fn weight(&self, line: &QuoteLine) -> Option<(bool, usize, bool)> {
        let fits = self.vendor.is_none_or(|vendor| vendor == line.vendor_id) && self.product.is_none_or(|product| product == line.product_id);
        let depth = match self.category {
            None => 0,
            Some(category) if line.category_id == Some(category) => usize::MAX,
            // A path ends with a slash, so that `/home/` is no ancestor of `/homeware/`.
            Some(_) => match (&self.category_path, &line.category_path) {
                (Some(ancestor), Some(path)) if ancestor.ends_with('/') && path.starts_with(ancestor.as_str()) => ancestor.len(),
                _ => return None,
            },
        };
        fits.then_some((self.product.is_some(), depth, self.vendor.is_some()))
    }
}
