//! What the marketplace keeps. Rules are frozen into order lines by id, so they are put to rest, never deleted or edited.

use entity::commission_rule::{ActiveModel, Column, Entity, Model};
use entity::ids::{CategoryId, CommissionRuleId, ProductId, VendorId};
use kernel::{Money, Operator, Refusal};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, audit, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

use crate::model::MOST_COMMISSION_BP;

/// A rule; what it names has to match, and one that names nothing is for everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleInput {
    pub vendor_id: Option<VendorId>,
    pub category_id: Option<CategoryId>,
    pub product_id: Option<ProductId>,
    /// 300 is 3 %.
    pub rate_bp: i32,
    /// Per unit on top, only for sales in its currency.
    pub fixed: Option<Money>,
}

/// The rules in force, oldest first.
///
/// # Errors
/// The database's own.
pub async fn commission_rules(db: &impl ConnectionTrait, _operator: &Operator) -> Result<Vec<Model>> {
    in_force(db).await
}

async fn in_force(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Active.eq(true)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?)
}

/// Makes these the rules in force: the list is the whole. One that is in force already stays as old as it is.
///
/// # Errors
/// `ValidationFailed` or `NotFound` naming the rule and its part.
pub async fn commission_rules_set(cx: &Cx, operator: &Operator, key: Option<&str>, rules: &[RuleInput]) -> Result<Vec<Model>> {
    check(rules)?;
    let request = Request::keyed(operator, "commissionRulesSet", key, &rules)?;
    once(cx, "pricing.commission_rules_set", &request, |tx| async move {
        exist(&tx, rules).await?;
        let standing = in_force(&tx).await?;
        let told = |row: &Model| json!({ "id": row.id.to_string(), "rateBp": row.rate_bp, "vendorId": row.vendor_id.map(|id| id.to_string()) });
        audit::before(&tx, standing.iter().map(told).collect());
        let gone: Vec<CommissionRuleId> = standing.iter().filter(|row| !rules.iter().any(|rule| same(rule, row))).map(|row| row.id).collect();
        if !gone.is_empty() {
            Entity::update_many().col_expr(Column::Active, Expr::value(false)).filter(Column::Id.is_in(gone)).exec(&tx).await?;
        }
        let new = rules.iter().filter(|rule| !standing.iter().any(|row| same(rule, row)));
        // Of rules set together the one named first is the older.
        let new: Vec<ActiveModel> = new.zip(cx.now()..).map(|(rule, created_at)| row(cx, rule, created_at)).collect();
        if !new.is_empty() {
            Entity::insert_many(new).exec_without_returning(&tx).await?;
        }
        revision::bump(&tx).await
    })
    .await?;
    in_force(&cx.db).await
}

/// What a vendor pays that was expelled elsewhere: one percent, until an operator sets another rule.
const RESCUE_BP: i32 = 100;

/// `VendorApproved`: the commission of Seller Rescue, where that is how it came in and no rule of its own stands.
///
/// # Errors
/// The database's own.
pub async fn on_vendor_approved(cx: Cx, approved: vendors::VendorApproved) -> Result<()> {
    if !approved.rescued {
        return Ok(());
    }
    let (cx, rule) = (&cx, &RuleInput { vendor_id: Some(approved.vendor_id), category_id: None, product_id: None, rate_bp: RESCUE_BP, fixed: None });
    cx.db
        .write("pricing.rescue", |tx| async move {
            if in_force(&tx).await?.iter().any(|row| row.vendor_id == rule.vendor_id) {
                return Ok(());
            }
            Entity::insert(row(cx, rule, cx.now())).exec_without_returning(&tx).await?;
            let after = Some(json!({ "rateBp": rule.rate_bp }));
            let subject = approved.vendor_id.to_string();
            audit::record(cx, &tx, audit::Change { action: "commissionRescue", subject, vendor: rule.vendor_id, after, ..audit::Change::default() })?;
            revision::bump(&tx).await
        })
        .await
}

fn check(rules: &[RuleInput]) -> Result<(), Refusal> {
    if rules.len() > 1_000 {
        return Err(Refusal::invalid("input.rules", "At most 1,000 rules."));
    }
    for (at, rule) in rules.iter().enumerate() {
        if !(0..=MOST_COMMISSION_BP).contains(&rule.rate_bp) {
            return Err(Refusal::invalid(&format!("input.rules.{at}.rateBp"), "A rate is from 0 to 8,000 hundredths of a percent."));
        }
        if rule.fixed.is_some_and(|fixed| !(0..=1_000_000_000).contains(&fixed.minor)) {
            return Err(Refusal::invalid(&format!("input.rules.{at}.fixed"), "A fixed part is not below 0."));
        }
        if rules[..at].contains(rule) {
            return Err(Refusal::invalid(&format!("input.rules.{at}"), "This rule is there twice."));
        }
    }
    Ok(())
}

/// Refuses rules for what is not there. Three statements at most.
async fn exist(db: &impl ConnectionTrait, rules: &[RuleInput]) -> Result<()> {
    let vendors = vendors::by_ids(db, &rules.iter().filter_map(|rule| rule.vendor_id).collect::<Vec<_>>()).await?;
    let categories = catalog::categories_by_ids(db, &rules.iter().filter_map(|rule| rule.category_id).collect::<Vec<_>>()).await?;
    let products = catalog::products_by_ids(db, &rules.iter().filter_map(|rule| rule.product_id).collect::<Vec<_>>()).await?;
    for (at, rule) in rules.iter().enumerate() {
        let missing = |part: &str, what: &'static str| Err(Refusal::not_found(&format!("input.rules.{at}.{part}"), what).into());
        if rule.vendor_id.is_some_and(|id| !vendors.iter().any(|vendor| vendor.id == id)) {
            return missing("vendorId", "vendor");
        }
        if rule.category_id.is_some_and(|id| !categories.iter().any(|category| category.id == id)) {
            return missing("categoryId", "category");
        }
        if rule.product_id.is_some_and(|id| !products.iter().any(|product| product.id == id)) {
            return missing("productId", "product");
        }
    }
    Ok(())
}

fn same(rule: &RuleInput, row: &Model) -> bool {
    let fixed = rule.fixed.filter(|fixed| fixed.minor > 0);
    (rule.vendor_id, rule.category_id, rule.product_id, rule.rate_bp) == (row.vendor_id, row.category_id, row.product_id, row.rate_bp)
        && fixed.map_or(0, |fixed| fixed.minor) == row.fixed_minor
        && fixed.map(|fixed| fixed.currency.code()) == row.fixed_currency.as_deref()
}

fn row(cx: &Cx, rule: &RuleInput, created_at: i64) -> ActiveModel {
    let fixed = rule.fixed.filter(|fixed| fixed.minor > 0);
    ActiveModel {
        id: Set(cx.id()),
        vendor_id: Set(rule.vendor_id),
        category_id: Set(rule.category_id),
        product_id: Set(rule.product_id),
        rate_bp: Set(rule.rate_bp),
        fixed_minor: Set(fixed.map_or(0, |fixed| fixed.minor)),
        fixed_currency: Set(fixed.map(|fixed| fixed.currency.code().to_owned())),
        active: Set(true),
        created_at: Set(created_at),
    }
}
