//! What the operator sets: tax and commission.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::{Refusal, Scope};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{CountryCode, DateTime, MoneyInput, narrow, optional_id};
use crate::graphql::types::pricing::{CommissionRule, TaxRate};
use crate::graphql::types::product::TaxClass;

#[derive(Default)]
pub struct AdminPricingQuery;

#[derive(Default)]
pub struct AdminPricingMutation;

/// A rule of commission; whatever it names has to match, and one that names nothing is for everything.
#[derive(InputObject)]
pub struct CommissionRuleInput {
    /// Only for this vendor.
    pub vendor_id: Option<ID>,
    /// Only in this category and those below it.
    pub category_id: Option<ID>,
    /// Only for this product.
    pub product_id: Option<ID>,
    /// Of the price without tax, in hundredths of a percent, from 0 to 8,000: 300 is 3 %.
    pub rate_bp: i64,
    /// On top per unit, for sales in its currency.
    pub fixed: Option<MoneyInput>,
}

/// The rules of commission.
#[derive(InputObject)]
pub struct CommissionRulesSetInput {
    /// All of them: a rule left out goes out of force. Where none matches the marketplace keeps 3 %.
    pub rules: Vec<CommissionRuleInput>,
    /// Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of the rules of commission.
#[derive(SimpleObject)]
pub struct CommissionRulesSetPayload {
    /// The rules in force, oldest first; null when the change was refused.
    #[graphql(directive = cost::apply(None, Some(20), None))]
    pub commission_rules: Option<Vec<CommissionRule>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// A rate of tax from a day on.
#[derive(InputObject)]
pub struct TaxRuleInput {
    /// Where it applies.
    pub country: CountryCode,
    /// To what it applies.
    pub tax_class: TaxClass,
    /// In hundredths of a percent, from 0 to 10,000: 2100 is 21 %.
    pub rate_bp: i64,
    /// From when on, until a later rate of the same country and class.
    pub valid_from: DateTime,
}

/// Rates of tax.
#[derive(InputObject)]
pub struct TaxRulesSetInput {
    /// The rates to set; others stay.
    pub rules: Vec<TaxRuleInput>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of the rates of tax.
#[derive(SimpleObject)]
pub struct TaxRulesSetPayload {
    /// Every rate, by country, class and day; null when the change was refused.
    #[graphql(directive = cost::apply(None, Some(50), None))]
    pub tax_rates: Option<Vec<TaxRate>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AdminPricingQuery {
    /// What the marketplace keeps of a sale: the rules in force, oldest first.
    #[graphql(guard = "roles::admin::rules_read::guard", visible = "roles::admin::rules_read::shows", directive = roles::auth::apply(roles::admin::rules_read::ROLES.to_vec(), roles::admin::rules_read::SCOPE), directive = cost::apply(None, Some(20), None))]
    async fn commission_rules(&self, ctx: &Context<'_>) -> Result<Vec<CommissionRule>> {
        let rules = pricing::commission_rules(&ctx.cx().db, &ctx.operator(Scope::RulesRead)?).await?;
        Ok(rules.into_iter().map(CommissionRule).collect())
    }

    /// Every rate of tax, by country, class and day.
    #[graphql(guard = "roles::admin::rules_read::guard", visible = "roles::admin::rules_read::shows", directive = roles::auth::apply(roles::admin::rules_read::ROLES.to_vec(), roles::admin::rules_read::SCOPE), directive = cost::apply(None, Some(50), None))]
    async fn tax_rates(&self, ctx: &Context<'_>) -> Result<Vec<TaxRate>> {
        let rates = pricing::tax_rates(&ctx.cx().db, &ctx.operator(Scope::RulesRead)?).await?;
        Ok(rates.into_iter().map(TaxRate).collect())
    }
}

#[Object]
impl AdminPricingMutation {
    /// Sets what the marketplace keeps of sales from now on. Orders already made keep theirs.
    #[graphql(guard = "roles::admin::rules_write::guard", visible = "roles::admin::rules_write::shows", directive = roles::auth::apply(roles::admin::rules_write::ROLES.to_vec(), roles::admin::rules_write::SCOPE))]
    async fn commission_rules_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rules.")] input: CommissionRulesSetInput,
    ) -> Result<CommissionRulesSetPayload> {
        let (operator, key) = (ctx.operator(Scope::RulesWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (rules, user_errors) = settled(async { pricing::commission_rules_set(ctx.cx(), &operator, key, &input.read()?).await }.await)?;
        Ok(CommissionRulesSetPayload { commission_rules: rules.map(|rules| rules.into_iter().map(CommissionRule).collect()), user_errors })
    }

    /// Sets rates of tax from their days on. Orders already made keep theirs.
    #[graphql(guard = "roles::admin::rules_write::guard", visible = "roles::admin::rules_write::shows", directive = roles::auth::apply(roles::admin::rules_write::ROLES.to_vec(), roles::admin::rules_write::SCOPE))]
    async fn tax_rules_set(&self, ctx: &Context<'_>, #[graphql(desc = "The rates.")] input: TaxRulesSetInput) -> Result<TaxRulesSetPayload> {
        let (operator, key) = (ctx.operator(Scope::RulesWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (rates, user_errors) = settled(pricing::tax_rules_set(ctx.cx(), &operator, key, &input.read()).await)?;
        Ok(TaxRulesSetPayload { tax_rates: rates.map(|rates| rates.into_iter().map(TaxRate).collect()), user_errors })
    }
}

impl CommissionRulesSetInput {
    fn read(&self) -> Result<Vec<pricing::RuleInput>, Refusal> {
        self.rules.iter().enumerate().map(|(at, rule)| rule.read(&format!("input.rules.{at}"))).collect()
    }
}

impl CommissionRuleInput {
    fn read(&self, path: &str) -> Result<pricing::RuleInput, Refusal> {
        Ok(pricing::RuleInput {
            vendor_id: optional_id(&format!("{path}.vendorId"), self.vendor_id.as_ref())?,
            category_id: optional_id(&format!("{path}.categoryId"), self.category_id.as_ref())?,
            product_id: optional_id(&format!("{path}.productId"), self.product_id.as_ref())?,
            rate_bp: narrow(self.rate_bp),
            fixed: self.fixed.as_ref().map(|fixed| fixed.read(&format!("{path}.fixed"))).transpose()?,
        })
    }
}

impl TaxRulesSetInput {
    fn read(&self) -> Vec<pricing::TaxRuleInput> {
        let rule = |rule: &TaxRuleInput| pricing::TaxRuleInput {
            country: rule.country.0.clone(),
            tax_class: rule.tax_class.into(),
            rate_bp: narrow(rule.rate_bp),
            valid_from: rule.valid_from.0,
        };
        self.rules.iter().map(rule).collect()
    }
}
