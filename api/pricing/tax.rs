//! The dated table of tax rates.

use entity::states::TaxClass;
use entity::tax_rate::{ActiveModel, Column, Entity, Model};
use kernel::{Operator, Refusal, country};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, revision};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder};
use serde::Serialize;

use crate::built_in::{CHANGES, FROM_2025, RATES};

/// A rate from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaxRuleInput {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub tax_class: TaxClass,
    /// 2100 is 21 %.
    pub rate_bp: i32,
    /// Epoch milliseconds.
    pub valid_from: i64,
}

/// Writes the built-in rates that are missing; what the operator set stays.
///
/// # Errors
/// The database's own.
pub async fn ensure_tax_rates(cx: &Cx) -> Result<()> {
    let known: std::collections::HashSet<_> =
        Entity::find().all(&cx.db).await?.into_iter().map(|rate| (rate.country, rate.tax_class, rate.valid_from)).collect();
    let missing: Vec<TaxRuleInput> = built_in().filter(|rate| !known.contains(&(rate.country.clone(), rate.tax_class, rate.valid_from))).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = &missing;
    cx.db
        .write("pricing.ensure_tax_rates", |tx| async move {
            // Two nodes may start together.
            Entity::insert_many(rows(cx, missing)).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(&tx).await?;
            revision::bump(&tx).await
        })
        .await
}

fn built_in() -> impl Iterator<Item = TaxRuleInput> {
    let start = RATES.into_iter().map(|(country, standard, reduced)| (country, standard, reduced, FROM_2025));
    start.chain(CHANGES).flat_map(|(country, standard, reduced, valid_from)| {
        [(TaxClass::Standard, standard), (TaxClass::Reduced, reduced), (TaxClass::Zero, 0)].map(|(tax_class, rate_bp)| TaxRuleInput {
            country: country.into(),
            tax_class,
            rate_bp,
            valid_from,
        })
    })
}

fn rows<'a>(cx: &'a Cx, rates: &'a [TaxRuleInput]) -> impl Iterator<Item = ActiveModel> + 'a {
    rates.iter().map(|rate| ActiveModel {
        id: Set(cx.id()),
        country: Set(rate.country.clone()),
        tax_class: Set(rate.tax_class),
        rate_bp: Set(rate.rate_bp),
        valid_from: Set(rate.valid_from),
    })
}

/// Every rate, by country, class and day.
///
/// # Errors
/// The database's own.
pub async fn tax_rates(db: &impl ConnectionTrait, _operator: &Operator) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::Country).order_by_asc(Column::TaxClass).order_by_asc(Column::ValidFrom).all(db).await?)
}

/// Sets rates from their days on; orders already made keep what they froze. Gives the whole table.
///
/// # Errors
/// `ValidationFailed` naming the rule and its part.
pub async fn tax_rules_set(cx: &Cx, operator: &Operator, key: Option<&str>, rules: &[TaxRuleInput]) -> Result<Vec<Model>> {
    let rules = &check(rules)?;
    let request = Request::new(operator, "taxRulesSet", key, rules)?;
    once(cx, "pricing.tax_rules_set", &request, |tx| async move {
        let newer = OnConflict::columns([Column::Country, Column::TaxClass, Column::ValidFrom]).update_column(Column::RateBp).to_owned();
        Entity::insert_many(rows(cx, rules)).on_conflict(newer).exec_without_returning(&tx).await?;
        revision::bump(&tx).await
    })
    .await?;
    tax_rates(&cx.db, operator).await
}

fn check(rules: &[TaxRuleInput]) -> Result<Vec<TaxRuleInput>, Refusal> {
    if rules.is_empty() || rules.len() > 500 {
        return Err(Refusal::invalid("input.rules", "From 1 to 500 rules at once."));
    }
    let mut seen = std::collections::HashSet::new();
    let mut checked = Vec::with_capacity(rules.len());
    for (at, rule) in rules.iter().enumerate() {
        let path = |part: &str| format!("input.rules.{at}.{part}");
        let country = country(&path("country"), &rule.country)?;
        if !(0..=10_000).contains(&rule.rate_bp) {
            return Err(Refusal::invalid(&path("rateBp"), "A rate is from 0 to 10,000 hundredths of a percent."));
        }
        if !(0..=4_102_444_800_000).contains(&rule.valid_from) {
            return Err(Refusal::invalid(&path("validFrom"), "A day is between 1970 and 2100."));
        }
        if !seen.insert((country.clone(), rule.tax_class, rule.valid_from)) {
            return Err(Refusal::invalid(&path("validFrom"), "This country, class and day is there twice."));
        }
        checked.push(TaxRuleInput { country, ..rule.clone() });
    }
    Ok(checked)
}
