//! What every journey starts from, put in once per run through the rooms' own doors: five people, two vendors,
//! three products, delivery and taxes.

use std::path::Path;

use entity::ids::UserId;
use entity::states::Role;
use kernel::{Clock, Currency, Money, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment};

/// The installation's, of everything that serves a database of these: what one signed the other believes.
pub(crate) const SECRET: &str = "a secret of tests alone, 32 characters";
/// Everybody's.
pub const PASSWORD: &str = "stoa-demo-2026";

/// The vendors and what they are called.
const VENDORS: [(&str, &str); 2] = [("alder", "Alder Goods"), ("birch", "Birch Market")];

/// Hands that reach into a database through the rooms' doors, beside whatever serves it.
pub(crate) async fn hands(db: &Db, clock: Clock, folder: &Path, secret: &str, public_url: &str) -> Cx {
    let cx = Cx::new(Adapters {
        db: db.clone(),
        clock,
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(folder),
        mail: platform::mail::Mailer::folder(folder.into(), "shop@stoa.test").expect("a sender"),
        keys: Keys::new(secret),
        environment: Environment::Test,
        public_url: public_url.into(),
        fail_at: None,
    });
    platform::keyring::open(&cx).await.expect("data keys");
    cx
}

pub(crate) async fn stock(db: &Db) {
    let folder = tempfile::tempdir().expect("a folder");
    let cx = &hands(db, Clock::default(), folder.path(), SECRET, "http://127.0.0.1").await;
    pricing::ensure_tax_rates(cx).await.expect("tax rates");
    for name in ["ann", "bob"] {
        person(cx, name, Role::Customer).await;
    }
    person(cx, "admin", Role::SuperAdmin).await;
    let mut members = Vec::new();
    for (name, title) in VENDORS {
        let owner = person(cx, name, Role::Vendor).await;
        members.push(vendor(cx, title, owner).await);
    }
    let [alder, birch] = [members[0], members[1]];
    goods(cx, &alder, "Alder mug", 12_50, 50).await;
    goods(cx, &alder, "Scarce print", 25_00, 10).await;
    goods(cx, &birch, "Birch lamp", 49_00, 50).await;
}

async fn person(cx: &Cx, name: &str, role: Role) -> UserId {
    let user = identity::create_user(cx, &format!("{name}@example.test"), PASSWORD, name, role).await.expect("a person");
    user.id
}

async fn vendor(cx: &Cx, name: &str, owner: UserId) -> VendorMember {
    let vendor = cx
        .db
        .write("tests.vendor", |tx| async move {
            let new = vendors::NewVendor {
                slug: None,
                name: name.into(),
                description: format!("{name} sells good things."),
                country: "DE".into(),
                email: "shop@example.test".into(),
            };
            // Whoever sells has told who it is in law; no two of them the same.
            let number = usize::from(name.as_bytes()[0]) % 30;
            vendors::establish(cx, &tx, new, owner, &vendors::specimen(number, name, name, "DE")).await
        })
        .await
        .expect("a vendor");
    let member = VendorMember::whole(owner, vendor.id);
    let rate = |country: &str, currency: Currency, price_minor| shipping::RateInput {
        country: country.into(),
        currency: currency.code().into(),
        price_minor,
        free_above_minor: None,
    };
    let method = shipping::MethodInput {
        code: "standard".into(),
        name: "Standard".into(),
        carrier: "Post".into(),
        min_days: 2,
        max_days: 4,
        active: true,
        position: 0,
        rates: vec![rate("DE", Currency::EUR, 4_90), rate("*", Currency::EUR, 12_90), rate("*", Currency::VND, 150_000)],
    };
    shipping::upsert_method(cx, &member, None, &method).await.expect("a shipping method");
    member
}

/// One product with one variant, on offer in euros and in stock.
pub(crate) async fn goods(cx: &Cx, member: &VendorMember, title: &str, price_minor: i64, on_hand: i64) {
    let new = catalog::NewProduct {
        title: title.into(),
        description: format!("{title}, made by hand."),
        brand: None,
        category_id: None,
        tax_class: None,
        draft: false,
        attributes: Vec::new(),
    };
    let product = catalog::create_product(cx, member, &new, None).await.expect("a product");
    let new = catalog::VariantInput {
        id: None,
        product_id: product.id,
        sku: kernel::slugify(title).to_uppercase(),
        gtin: None,
        title: Some("One size".into()),
        options: Vec::new(),
        weight_grams: Some(400),
        position: None,
    };
    let variant = catalog::upsert_variant(cx, member, &new, None, None).await.expect("a variant");
    let offer = pricing::OfferInput { variant_id: variant.id, prices: vec![Money::new(price_minor, Currency::EUR)], handling_days: 1, expected_version: None };
    pricing::upsert_offer(cx, member, Some(&format!("offer-{}", product.slug)), &offer).await.expect("an offer");
    let count = inventory::SetStock { variant_id: variant.id, location_id: None, on_hand, change_from: 0, backorder_limit: None, reason: None };
    inventory::set(cx, member, Some(&format!("stock-{}", product.slug)), &count).await.expect("stock");
}
