//! How things stand now: current prices, options and taxes beside what the buyer last saw.

use std::collections::BTreeMap;

use catalog::Purchasable;
use entity::ids::VendorId;
use entity::{checkout, checkout_delivery, checkout_line};
use kernel::{Currency, currency};
use platform::{Cx, Error, Result, Tx};
use pricing::{Quote, QuoteLine, QuoteRequest};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use shipping::{ShippingOption, ShippingQuery};

use crate::repo;

/// A line, what it is, and what it costs now.
#[derive(Clone, Debug)]
pub struct SurveyLine {
    pub row: checkout_line::Model,
    pub item: Option<Purchasable>,
    pub unit_minor: Option<i64>,
}

/// A chosen delivery, and the option as it is offered now.
#[derive(Clone, Debug)]
pub struct SurveyDelivery {
    pub row: checkout_delivery::Model,
    pub option: Option<ShippingOption>,
}

/// A checkout beside the present.
#[derive(Clone, Debug)]
pub struct Survey {
    pub lines: Vec<SurveyLine>,
    pub deliveries: Vec<SurveyDelivery>,
    pub options: Vec<ShippingOption>,
    /// Nothing while a line has no price.
    pub quote: Option<Quote>,
}

impl Survey {
    /// The vendors of the lines, each once, in the order of their first line.
    #[must_use]
    pub fn vendors(&self) -> Vec<VendorId> {
        let mut vendors = Vec::new();
        for line in &self.lines {
            if !vendors.contains(&line.row.vendor_id) {
                vendors.push(line.row.vendor_id);
            }
        }
        vendors
    }

    /// Takes these deliveries in the place of earlier ones of the same vendors, and prices the whole again.
    pub(crate) async fn choose(&mut self, cx: &Cx, checkout: &checkout::Model, chosen: Vec<checkout_delivery::Model>) -> Result<()> {
        self.deliveries.retain(|earlier| !chosen.iter().any(|row| row.vendor_id == earlier.row.vendor_id));
        let chosen = self.offered(chosen);
        self.deliveries.extend(chosen);
        self.price_again(cx, checkout).await
    }

    /// Chosen deliveries beside what is offered now.
    fn offered(&self, chosen: Vec<checkout_delivery::Model>) -> Vec<SurveyDelivery> {
        let offer =
            |row: &checkout_delivery::Model| self.options.iter().find(|option| option.vendor_id == row.vendor_id && option.method_id == row.method_id).cloned();
        chosen.into_iter().map(|row| SurveyDelivery { option: offer(&row), row }).collect()
    }

    async fn price_again(&mut self, cx: &Cx, checkout: &checkout::Model) -> Result<()> {
        self.quote = match self.request(checkout)? {
            Some(request) => Some(pricing::quote_cached(cx, &request).await?),
            None => None,
        };
        Ok(())
    }

    /// What there is to price; nothing while a line has no price.
    fn request(&self, checkout: &checkout::Model) -> Result<Option<QuoteRequest>> {
        let line = |line: &SurveyLine| {
            let item = line.item.as_ref()?;
            Some(QuoteLine {
                offer_id: item.offer_id,
                vendor_id: item.vendor_id,
                product_id: item.product_id,
                category_path: item.category_path.clone(),
                category_id: item.category_id,
                tax_class: item.tax_class,
                quantity: line.row.quantity,
                unit_minor: line.unit_minor?,
            })
        };
        let Some(lines) = self.lines.iter().map(line).collect() else { return Ok(None) };
        let deliveries = self.deliveries.iter().filter_map(|delivery| delivery.option.as_ref().map(|option| (option.vendor_id, option.price_minor))).collect();
        Ok(Some(QuoteRequest { country: country_of(checkout), currency: currency_of(checkout)?.code().into(), lines, deliveries }))
    }
}

/// The currency a checkout was started in.
pub fn currency_of(checkout: &checkout::Model) -> Result<Currency> {
    currency("currency", &checkout.currency).map_err(|_| Error::broken(format!("{} is stored as a currency", checkout.currency)))
}

/// Where it goes: the address once there is one, the market before.
pub fn country_of(checkout: &checkout::Model) -> String {
    let address = checkout.shipping_address.as_ref().and_then(|address| address.get("country")).and_then(|country| country.as_str());
    address.unwrap_or(&checkout.country).to_owned()
}

/// Looks everything up again, by the rates of this moment: for the buyer's commitment.
pub async fn survey(cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<Survey> {
    let mut found = look_up(db, checkout).await?;
    if let Some(request) = found.request(checkout)? {
        found.quote = Some(pricing::quote(db, cx.now(), &request).await?);
    }
    Ok(found)
}

/// As [`survey`], by rates of tax and commission up to five seconds old: for showing. What they hide, the completion tells.
pub async fn shown(cx: &Cx, db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<Survey> {
    let mut found = look_up(db, checkout).await?;
    found.price_again(cx, checkout).await?;
    Ok(found)
}

/// Reads the rates before a transaction that shows prices opens, so that it need not wait inside for a second connection.
pub async fn warm(cx: &Cx) -> Result<()> {
    let nothing = QuoteRequest { country: pricing::MARKETPLACE_COUNTRY.into(), currency: String::new(), lines: Vec::new(), deliveries: Vec::new() };
    pricing::quote_cached(cx, &nothing).await?;
    Ok(())
}

async fn look_up(db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<Survey> {
    let rows = repo::lines(db, checkout.id).await?;
    let chosen = repo::deliveries(db, checkout.id).await?;
    let (currency, country) = (currency_of(checkout)?, country_of(checkout));
    let offers: Vec<_> = rows.iter().map(|row| row.offer_id).collect();
    let items = catalog::purchasable(db, &offers).await?;
    let prices = pricing::prices(db, &offers, currency.code()).await?;
    let lines: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let item = items.iter().find(|item| item.offer_id == row.offer_id).cloned();
            let unit_minor = prices.get(&row.offer_id).copied();
            SurveyLine { row, item, unit_minor }
        })
        .collect();

    let mut worth: BTreeMap<VendorId, i64> = BTreeMap::new();
    for line in &lines {
        *worth.entry(line.row.vendor_id).or_insert(0) += line.unit_minor.unwrap_or(line.row.seen_minor).saturating_mul(line.row.quantity);
    }
    let asked: Vec<_> = worth.iter().map(|(vendor, items_minor)| ShippingQuery { vendor: *vendor, items_minor: *items_minor }).collect();
    let options = shipping::options(db, &asked, &country, currency.code()).await?;
    let mut found = Survey { lines, deliveries: Vec::new(), options, quote: None };
    found.deliveries = found.offered(chosen);
    Ok(found)
}

/// Notes that the buyer now sees what is: the next completion is judged by it.
pub async fn note_seen(tx: &Tx, checkout: &checkout::Model, survey: &Survey) -> Result<()> {
    note_parts_seen(tx, checkout, survey).await?;
    if let Some(quote) = &survey.quote {
        checkout::Entity::update_many()
            .col_expr(checkout::Column::SeenTotalMinor, Expr::value(quote.total_minor))
            .col_expr(checkout::Column::Version, Expr::col(checkout::Column::Version).add(1))
            .filter(checkout::Column::Id.eq(checkout.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// As [`note_seen`], without the total: whoever writes the checkout's row anyway notes that too.
pub async fn note_parts_seen(tx: &Tx, checkout: &checkout::Model, survey: &Survey) -> Result<()> {
    for line in &survey.lines {
        if let Some(now) = line.unit_minor.filter(|now| *now != line.row.seen_minor) {
            checkout_line::Entity::update_many()
                .col_expr(checkout_line::Column::SeenMinor, Expr::value(now))
                .filter(checkout_line::Column::Id.eq(line.row.id))
                .exec(tx)
                .await?;
        }
    }
    for delivery in &survey.deliveries {
        if let Some(option) = delivery.option.as_ref().filter(|option| option.price_minor != delivery.row.seen_minor) {
            checkout_delivery::Entity::update_many()
                .col_expr(checkout_delivery::Column::SeenMinor, Expr::value(option.price_minor))
                .filter(checkout_delivery::Column::CheckoutId.eq(checkout.id))
                .filter(checkout_delivery::Column::VendorId.eq(delivery.row.vendor_id))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}
