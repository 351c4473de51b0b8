//! What cart and checkout need to know of an offer, read afresh each time and in one statement: the view `sale` is the one
//! place where catalogue, vendors and prices meet.

use entity::ids::{CategoryId, OfferId, ProductId, VariantId, VendorId};
use entity::states::TaxClass;
use kernel::Refusal;
use platform::{Result, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// One offer with everything a cart line or an order line shows of it, and its price.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Sale {
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub category_id: Option<CategoryId>,
    pub category_path: Option<String>,
    pub title: String,
    pub variant_title: String,
    pub sku: String,
    /// The key of the first stored picture; `media_url` makes an address of it.
    pub picture: Option<String>,
    pub tax_class: TaxClass,
    pub handling_days: i32,
    /// Offer and variant are active, the vendor is live and takes no pause.
    pub on_sale: bool,
    /// From when to when the vendor takes a pause, where nothing else keeps it off sale now.
    pub paused_from: Option<i64>,
    pub paused_until: Option<i64>,
    /// Gross, in the currency asked for; an offer without one is not for sale in it.
    pub unit_minor: Option<i64>,
    /// Of the rates and rules it was read beside ([`platform::revision`]).
    pub revision: i64,
}

impl Sale {
    /// Says that the vendor takes a pause, where it would be on sale but for that.
    #[must_use]
    pub fn pause(&self, field: &str) -> Option<Refusal> {
        let until = self.paused_until?;
        let message = format!("The vendor takes a pause until {} (UTC).", kernel::day(until));
        Some(Refusal::StateConflict { field: kernel::field(field), message, retryable: true })
    }
}

/// These offers at this moment, whatever their state, with their prices in this currency, in no order. Missing ones are left out, and those of
/// products that are not in the shop: what their owner writes about them meanwhile is for nobody else.
///
/// # Errors
/// The database's own.
pub async fn sales(db: &impl ConnectionTrait, offers: &[OfferId], currency: &str, now: i64) -> Result<Vec<Sale>> {
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let offers: Vec<OfferId> = db::evened(offers).collect();
    let sql = format!(
        "SELECT s.*, (SELECT p.amount_minor FROM offer_price p WHERE p.offer_id = s.offer_id AND p.currency = $1) AS unit_minor \
         FROM sale s WHERE s.offer_id IN ({})",
        db::marks(2, offers.len())
    );
    let mut sales: Vec<Sale> = db::all(db, &sql, std::iter::once(currency.into()).chain(offers.into_iter().map(Into::into))).await?;
    for sale in &mut sales {
        let paused = vendors::paused_until(sale.paused_from, sale.paused_until, now).is_some();
        if !paused || !sale.on_sale {
            (sale.paused_from, sale.paused_until) = (None, None);
        }
        sale.on_sale &= !paused;
    }
    Ok(sales)
}
