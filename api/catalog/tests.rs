//! The catalogue over a database of its own.

use entity::ids::{CategoryId, UserId, VendorId};
use entity::states::{AttributeKind, Role};
use kernel::{Clock, Gtin, Operator, Page, Refusal, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, Result, db};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::*;

struct House {
    cx: Cx,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    let adapters = Adapters {
        db,
        clock: Clock::default(),
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(folder.path().join("objects")),
        mail: platform::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").unwrap(),
        keys: Keys::new("secret"),
        environment: Environment::Test,
        public_url: "http://stoa.test".into(),
        fail_at: None,
    };
    House { cx: Cx::new(adapters), _folder: folder }
}

/// A live vendor with one owner.
async fn seller(cx: &Cx, name: &str) -> VendorMember {
    let (vendor, user) = (cx.id::<VendorId>(), cx.id::<UserId>());
    let sql = "INSERT INTO vendor (id, slug, name, country, email, state, created_at, updated_at) VALUES ($1, $2, $2, 'DE', 'a@b.org', 'live', 0, 0)";
    cx.db.write("test.vendor", |tx| async move { db::execute(&tx, sql, [vendor.into(), name.into()]).await }).await.unwrap();
    VendorMember::whole(user, vendor)
}

fn operator(cx: &Cx) -> Operator {
    let _ = Role::Admin;
    Operator::whole(cx.id())
}

fn mug() -> NewProduct {
    NewProduct { title: "Mug".into(), description: String::new(), brand: None, category_id: None, tax_class: None, draft: false, attributes: Vec::new() }
}

fn red(product: &entity::product::Model, sku: &str, gtin: Option<&str>) -> VariantInput {
    VariantInput {
        id: None,
        product_id: product.id,
        sku: sku.into(),
        gtin: gtin.map(Into::into),
        title: Some("Red".into()),
        options: Vec::new(),
        weight_grams: None,
        position: None,
    }
}

#[track_caller]
fn refusal<T>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(mut refusals)) => refusals.remove(0),
        Err(fault) => panic!("a fault: {fault}"),
        Ok(_) => panic!("not refused"),
    }
}

async fn named(cx: &Cx, name: &str, parent: Option<CategoryId>) -> entity::category::Model {
    let input = CategoryInput { id: None, parent_id: parent, name: name.into(), slug: None, position: None, tax_class: None };
    upsert_category(cx, &operator(cx), &input, None, None).await.unwrap()
}

#[tokio::test]
async fn a_moved_category_takes_its_subtree_along_and_never_goes_below_itself() {
    let House { cx, _folder } = house().await;
    let home = named(&cx, "Home", None).await;
    let kitchen = named(&cx, "Kitchen", Some(home.id)).await;
    let knives = named(&cx, "Knives", Some(kitchen.id)).await;
    let garden = named(&cx, "Home garden", None).await;
    assert_eq!(knives.path, "/home/kitchen/knives/");
    let admin = operator(&cx);

    let cycle = refusal(move_category(&cx, &admin, home.id, Some(knives.id), None, None, None).await);
    assert!(matches!(cycle, Refusal::ValidationFailed { field, .. } if field == ["input", "parentId"]));

    let moved = move_category(&cx, &admin, kitchen.id, Some(garden.id), None, Some(kitchen.version), None).await.unwrap();
    assert_eq!((moved.path.as_str(), moved.depth, moved.version), ("/home-garden/kitchen/", 1, 2));
    let below = category(&cx.db, knives.id).await.unwrap().unwrap();
    assert_eq!((below.path.as_str(), below.depth), ("/home-garden/kitchen/knives/", 2));
    let names: Vec<String> = ancestors(&cx.db, &below).await.unwrap().into_iter().map(|category| category.name).collect();
    assert_eq!(names, ["Home garden", "Kitchen"]);

    let stale = move_category(&cx, &admin, kitchen.id, None, None, Some(1), None).await;
    assert_eq!(refusal(stale), Refusal::moved("input.expectedVersion", 2));

    let input = CategoryInput { id: Some(garden.id), parent_id: None, name: "Outside".into(), slug: Some("outside".into()), position: None, tax_class: None };
    upsert_category(&cx, &admin, &input, None, None).await.unwrap();
    assert!(by_path(&cx.db, "/outside/kitchen/knives/").await.unwrap().is_some());
    assert!(by_path(&cx.db, "/home/").await.unwrap().is_some());
}

#[tokio::test]
async fn a_gtin_finds_its_product_and_belongs_to_one_variant() {
    let House { cx, _folder } = house().await;
    let (alder, birch) = (seller(&cx, "alder").await, seller(&cx, "birch").await);
    let product = create_product(&cx, &alder, &mug(), None).await.unwrap();
    let variant = upsert_variant(&cx, &alder, &red(&product, "A-1", Some("4006381333931")), None, None).await.unwrap();
    let gtin = Gtin::parse("gtin", "04006381333931").unwrap();
    assert_eq!(product_by_gtin(&cx.db, &gtin).await.unwrap().map(|found| found.id), Some(product.id));

    let other = create_product(&cx, &birch, &mug(), None).await.unwrap();
    assert_ne!(other.slug, product.slug);
    let taken = upsert_variant(&cx, &birch, &red(&other, "A-1", Some("4006381333931")), None, None).await;
    assert!(matches!(refusal(taken), Refusal::ValidationFailed { field, .. } if field == ["input", "gtin"]));
    let broken = upsert_variant(&cx, &birch, &red(&other, "A-1", Some("4006381333932")), None, None).await;
    assert!(matches!(refusal(broken), Refusal::ValidationFailed { field, .. } if field == ["input", "gtin"]));

    delete_variant(&cx, &alder, variant.id, None).await.unwrap();
    assert_eq!(product_by_gtin(&cx.db, &gtin).await.unwrap(), None);
    assert_eq!(own_product(&cx.db, &alder, product.id).await.unwrap().unwrap().version, 3);
}

#[tokio::test]
async fn a_foreign_product_answers_like_a_missing_one_and_stays_as_it_was() {
    let House { cx, _folder } = house().await;
    let (alder, birch) = (seller(&cx, "alder").await, seller(&cx, "birch").await);
    let product = create_product(&cx, &alder, &mug(), None).await.unwrap();
    let patch = ProductPatch { title: Some("Mine now".into()), ..Default::default() };
    let foreign = refusal(update_product(&cx, &birch, product.id, &patch, None, None).await);
    let missing = refusal(update_product(&cx, &birch, cx.id(), &patch, None, None).await);
    assert_eq!(foreign, missing);
    assert_eq!(foreign, Refusal::not_found("input.productId", "product"));
    assert!(upsert_variant(&cx, &birch, &red(&product, "B-1", None), None, None).await.is_err());
    assert_eq!(own_product(&cx.db, &alder, product.id).await.unwrap(), Some(product));
}

#[tokio::test]
async fn a_change_from_an_old_version_is_refused_and_every_change_is_told_once() {
    let House { cx, _folder } = house().await;
    let alder = seller(&cx, "alder").await;
    let product = create_product(&cx, &alder, &mug(), Some("k1")).await.unwrap();
    let again = create_product(&cx, &alder, &mug(), Some("k1")).await.unwrap();
    assert_eq!(product.id, again.id);
    assert_eq!(refusal(create_product(&cx, &alder, &NewProduct { title: "Cup".into(), ..mug() }, Some("k1")).await), Refusal::IdempotencyConflict);

    let admin = operator(&cx);
    let width = AttributeInput { code: "width".into(), name: "Width".into(), kind: AttributeKind::Number, unit: Some("cm".into()), filterable: true };
    upsert_attribute(&cx, &admin, &width, None).await.unwrap();
    let values = |value: &str| ProductPatch { attributes: Some(vec![AttributeValue { code: "width".into(), value: value.into() }]), ..Default::default() };
    let changed = update_product(&cx, &alder, product.id, &values("8.50"), Some(1), None).await.unwrap();
    assert_eq!(changed.version, 2);
    assert_eq!(attributes_by_product_ids(&cx.db, &[product.id]).await.unwrap()[0].value, "8.5");
    assert!(matches!(refusal(update_product(&cx, &alder, product.id, &values("wide"), None, None).await), Refusal::ValidationFailed { .. }));
    assert_eq!(refusal(update_product(&cx, &alder, product.id, &values("9"), Some(1), None).await), Refusal::moved("input.expectedVersion", 2));
    let told = entity::outbox::Entity::find().count(&cx.db).await.unwrap();
    assert_eq!(told, 2);
    let text = AttributeInput { kind: AttributeKind::Boolean, ..width };
    assert!(upsert_attribute(&cx, &admin, &text, None).await.is_err());
}

#[tokio::test]
async fn an_import_run_twice_changes_nothing_the_second_time() {
    let House { cx, _folder } = house().await;
    let alder = &seller(&cx, "alder").await;
    let row = ImportedProduct {
        external_ref: "X1".into(),
        title: "Lamp".into(),
        description: "Bright".into(),
        brand: Some("Lux".into()),
        category_id: None,
        sku: "L-1".into(),
        gtin: Some("4006381333931".into()),
        pictures: vec!["https://example.org/1.png".into(), "https://example.org/2.png".into()],
        weight_grams: Some(900),
        draft: false,
    };
    let run = |row: ImportedProduct| {
        let cx = cx.clone();
        let alder = *alder;
        async move {
            let (cx, row, alder) = (&cx, &row, &alder);
            cx.db.write("test.import", |tx| async move { import_product(cx, &tx, alder, row).await }).await
        }
    };
    let first = run(row.clone()).await.unwrap();
    assert_eq!(first.outcome, Outcome::Created);
    assert_eq!(run(row.clone()).await.unwrap(), Imported { outcome: Outcome::Unchanged, ..first });
    let dearer = ImportedProduct { title: "Lamp II".into(), pictures: vec!["https://example.org/2.png".into()], ..row.clone() };
    assert_eq!(run(dearer).await.unwrap(), Imported { outcome: Outcome::Updated, ..first });
    let product = product(&cx.db, first.product_id).await.unwrap().unwrap();
    assert_eq!((product.title.as_str(), product.version), ("Lamp II", 2));
    assert_eq!(media_by_product_ids(&cx.db, &[product.id]).await.unwrap().len(), 1);
    let clash = run(ImportedProduct { external_ref: "X2".into(), sku: "L-2".into(), ..row }).await;
    assert!(matches!(refusal(clash), Refusal::ValidationFailed { field, .. } if field == ["gtin"]));
    assert_eq!(vendor_products(&cx.db, alder, &ProductFilter::default(), &Page::first(10)).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn anybody_offers_any_variant_and_only_while_it_is_in_the_shop() {
    let House { cx, _folder } = house().await;
    let (alder, birch) = (seller(&cx, "alder").await, seller(&cx, "birch").await);
    let product = create_product(&cx, &alder, &mug(), None).await.unwrap();
    let variant = upsert_variant(&cx, &alder, &red(&product, "A-1", None), None, None).await.unwrap();
    let cx = &cx;
    let offer = cx.db.write("test.offer", |tx| async move { put_offer(cx, &tx, birch.vendor, variant.id, 2).await }).await.unwrap();
    let again = cx.db.write("test.offer", |tx| async move { put_offer(cx, &tx, birch.vendor, variant.id, 3).await }).await.unwrap();
    assert_eq!((offer.id, offer.version + 1, again.handling_days), (again.id, again.version, 3));
    assert!(on_sale(cx, offer.id).await);
    let foreign = cx.db.write("test.offer", |tx| async move { withdraw_offer(cx, &tx, &alder, offer.id).await }).await;
    assert_eq!(refusal(foreign), Refusal::not_found("input.offerId", "offer"));
    archive_product(cx, &alder, product.id, None, None).await.unwrap();
    assert!(!on_sale(cx, offer.id).await);
    let late = cx.db.write("test.offer", |tx| async move { put_offer(cx, &tx, birch.vendor, variant.id, 2).await }).await;
    assert_eq!(refusal(late), Refusal::not_found("input.variantId", "variant"));
}

async fn on_sale(cx: &Cx, offer: entity::ids::OfferId) -> bool {
    use sea_orm::ConnectionTrait;
    let statement = platform::db::statement(&cx.db, "SELECT on_sale FROM sale WHERE offer_id = $1", [offer.into()]);
    cx.db.query_one_raw(statement).await.unwrap().is_some_and(|row| row.try_get("", "on_sale").unwrap())
}
