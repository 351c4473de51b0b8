//! What is for sale, and hands that change it behind a buyer's back.

use entity::ids::{OfferId, ProductId, VariantId, VendorId};
use entity::{offer, product, stock_level, vendor, vendor_member};
use kernel::{Currency, Money, VendorMember};
use platform::{Cx, Db, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::TestApp;

/// One vendor's offer of a product, by its ids as the schema writes them.
#[derive(Clone, Debug)]
pub struct Goods {
    pub product: String,
    pub variant: String,
    pub offer: String,
    pub vendor: String,
    pub slug: String,
    pub variant_id: VariantId,
    pub vendor_id: VendorId,
}

impl TestApp {
    /// The goods behind a product's slug.
    pub async fn goods(&self, slug: &str) -> Goods {
        goods(&self.cx.db, slug).await
    }

    /// The owner of a vendor, by the vendor's first name (`alder`).
    pub async fn member(&self, name: &str) -> VendorMember {
        member(&self.cx, name).await
    }

    /// The vendor asks another price, in cents.
    pub async fn set_price(&self, vendor: &str, goods: &Goods, minor: i64) {
        set_price(&self.cx, vendor, goods, minor).await;
    }

    /// The vendor counts the shelf.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn set_stock(&self, vendor: &str, goods: &Goods, from: i64, to: i64) {
        set_stock(&self.cx, vendor, goods, from, to).await.expect("a new count");
    }

    /// How many can be had now.
    ///
    /// # Panics
    /// When it cannot be read.
    pub async fn available(&self, goods: &Goods) -> i64 {
        let pair = (goods.variant_id, goods.vendor_id);
        inventory::available(&self.cx.db, &[pair]).await.expect("a look").get(&pair).copied().unwrap_or(0)
    }

    /// Another product on a vendor's shelf.
    pub async fn put_on_shelf(&self, vendor: &str, title: &str, minor: i64, on_hand: i64) -> Goods {
        put_on_shelf(&self.cx, vendor, title, minor, on_hand).await
    }
}

/// The owner of a vendor, by the vendor's first name (`alder`).
///
/// # Panics
/// When there is no such vendor.
pub async fn member(cx: &Cx, name: &str) -> VendorMember {
    let vendor = vendor::Entity::find().filter(vendor::Column::Slug.starts_with(name)).one(&cx.db).await.expect("a look").expect("a vendor");
    let member = vendor_member::Entity::find().filter(vendor_member::Column::VendorId.eq(vendor.id)).one(&cx.db).await.expect("a look").expect("a member");
    VendorMember::whole(member.user_id, vendor.id)
}

/// The vendor asks another price, in cents.
///
/// # Panics
/// When it is refused.
pub async fn set_price(cx: &Cx, vendor: &str, goods: &Goods, minor: i64) {
    let member = member(cx, vendor).await;
    let offer = pricing::OfferInput { variant_id: goods.variant_id, prices: vec![Money::new(minor, Currency::EUR)], handling_days: 1, expected_version: None };
    pricing::upsert_offer(cx, &member, Some(&crate::till::key("price")), &offer).await.expect("a new price");
}

/// The vendor counts the shelf.
///
/// # Errors
/// When it is refused.
pub async fn set_stock(cx: &Cx, vendor: &str, goods: &Goods, from: i64, to: i64) -> Result<()> {
    let member = member(cx, vendor).await;
    let count = inventory::SetStock { variant_id: goods.variant_id, location_id: None, on_hand: to, change_from: from, backorder_limit: None, reason: None };
    inventory::set(cx, &member, Some(&crate::till::key("count")), &count).await.map(drop)
}

/// Another product on a vendor's shelf.
pub async fn put_on_shelf(cx: &Cx, vendor: &str, title: &str, minor: i64, on_hand: i64) -> Goods {
    let member = member(cx, vendor).await;
    crate::stock::goods(cx, &member, title, minor, on_hand).await;
    goods(&cx.db, &kernel::slugify(title)).await
}

/// What there is of these goods over all places: on hand, held, allocated.
///
/// # Panics
/// When it cannot be read.
pub async fn figures(db: &Db, goods: &Goods) -> (i64, i64, i64) {
    let of = stock_level::Entity::find().filter(stock_level::Column::VariantId.eq(goods.variant_id)).filter(stock_level::Column::VendorId.eq(goods.vendor_id));
    let rows = of.all(db).await.expect("a look");
    rows.iter().fold((0, 0, 0), |sum, row| (sum.0 + row.on_hand, sum.1 + row.reserved, sum.2 + row.allocated))
}

/// The goods behind a product's slug.
///
/// # Panics
/// When there are none.
pub async fn goods(db: &Db, slug: &str) -> Goods {
    let product = product::Entity::find().filter(product::Column::Slug.eq(slug)).one(db).await.expect("a look");
    let product = product.unwrap_or_else(|| panic!("no product {slug}"));
    let offer = offer::Entity::find().filter(offer::Column::ProductId.eq(product.id)).one(db).await.expect("a look").expect("an offer");
    let (product_id, variant_id, offer_id, vendor_id): (ProductId, VariantId, OfferId, VendorId) = (product.id, offer.variant_id, offer.id, offer.vendor_id);
    Goods {
        product: product_id.to_string(),
        variant: variant_id.to_string(),
        offer: offer_id.to_string(),
        vendor: vendor_id.to_string(),
        slug: slug.to_owned(),
        variant_id,
        vendor_id,
    }
}
