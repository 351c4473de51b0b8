//! Cards and the index over a database and a folder of their own.

use std::collections::BTreeMap;

use catalog::{AttributeInput, AttributeValue, CategoryInput, NewProduct, VariantInput};
use entity::ids::{CategoryId, Id, OfferId, ProductId, UserId, VariantId, VendorId};
use entity::product_card::Model;
use entity::states::{AttributeKind, CardState, StockClass};
use kernel::{Clock, Currency, Operator, Page, Refusal, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, db};

use crate::*;

struct House {
    cx: Cx,
    index: SearchIndex,
    alder: VendorMember,
    folder: tempfile::TempDir,
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
    let cx = Cx::new(adapters);
    let index = SearchIndex::open(&folder.path().join("search")).unwrap();
    let alder = seller(&cx, "alder").await;
    House { cx, index, alder, folder }
}

async fn seller(cx: &Cx, name: &str) -> VendorMember {
    let (vendor, user, place) = (cx.id::<VendorId>(), cx.id::<UserId>(), cx.id::<entity::ids::LocationId>());
    cx.db
        .write("test.vendor", |tx| async move {
            let sql = "INSERT INTO vendor (id, slug, name, country, email, state, created_at, updated_at) VALUES ($1, $2, $2, 'DE', 'a@b.org', 'live', 0, 0)";
            db::execute(&tx, sql, [vendor.into(), name.into()]).await?;
            let sql = "INSERT INTO location (id, vendor_id, name, country, created_at) VALUES ($1, $2, 'Main', 'DE', 0)";
            db::execute(&tx, sql, [place.into(), vendor.into()]).await
        })
        .await
        .unwrap();
    VendorMember::whole(user, vendor)
}

async fn category(cx: &Cx, name: &str, parent: Option<CategoryId>) -> CategoryId {
    let input = CategoryInput { id: None, parent_id: parent, name: name.into(), slug: None, position: None, tax_class: None };
    catalog::upsert_category(cx, &Operator::whole(cx.id()), &input, None, None).await.unwrap().id
}

struct Sold {
    product: ProductId,
    variant: VariantId,
    offer: OfferId,
}

/// A product of one variant, offered at a price in cents, with so many in stock.
async fn sold(cx: &Cx, member: VendorMember, title: &str, category: Option<CategoryId>, attributes: &[(&str, &str)], cents: i64, stock: i64) -> Sold {
    let attributes = attributes.iter().map(|(code, value)| AttributeValue { code: (*code).into(), value: (*value).into() }).collect();
    let new =
        NewProduct { title: title.into(), description: "Fine goods".into(), brand: None, category_id: category, tax_class: None, draft: false, attributes };
    let product = catalog::create_product(cx, &member, &new, None).await.unwrap().id;
    let sku = format!("SKU-{}", &product.to_string()[20..]);
    let input = VariantInput { id: None, product_id: product, sku, gtin: None, title: None, options: Vec::new(), weight_grams: None, position: None };
    let variant = catalog::upsert_variant(cx, &member, &input, None, None).await.unwrap().id;
    let offer = offered(cx, member, variant, cents, stock).await;
    Sold { product, variant, offer }
}

async fn offered(cx: &Cx, member: VendorMember, variant: VariantId, cents: i64, stock: i64) -> OfferId {
    let offer = cx.db.write("test.offer", |tx| async move { catalog::put_offer(cx, &tx, member.vendor, variant, 1).await }).await.unwrap();
    set_price(cx, &offer.id, cents).await;
    set_stock(cx, member, variant, stock).await;
    offer.id
}

async fn set_price(cx: &Cx, offer: &OfferId, cents: i64) {
    cx.db
        .write("test.price", |tx| async move {
            let sql = "INSERT INTO offer_price (offer_id, currency, variant_id, product_id, vendor_id, amount_minor, updated_at) \
                SELECT id, 'EUR', variant_id, product_id, vendor_id, $2, 0 FROM offer WHERE id = $1 \
                ON CONFLICT (offer_id, currency) DO UPDATE SET amount_minor = excluded.amount_minor";
            db::execute(&tx, sql, [(*offer).into(), cents.into()]).await
        })
        .await
        .unwrap();
}

async fn set_stock(cx: &Cx, member: VendorMember, variant: VariantId, stock: i64) {
    cx.db
        .write("test.stock", |tx| async move {
            let sql = "INSERT INTO stock_level (variant_id, location_id, vendor_id, on_hand, updated_at) \
                SELECT $1, id, vendor_id, $2, 0 FROM location WHERE vendor_id = $3 ON CONFLICT (variant_id, location_id) DO UPDATE SET on_hand = excluded.on_hand";
            db::execute(&tx, sql, [variant.into(), stock.into(), member.vendor.into()]).await
        })
        .await
        .unwrap();
}

async fn card(cx: &Cx, id: ProductId) -> Model {
    use sea_orm::EntityTrait;
    entity::product_card::Entity::find_by_id(id).one(&cx.db).await.unwrap().unwrap()
}

fn asking(text: &str) -> Query {
    let text = (!text.is_empty()).then(|| text.to_owned());
    Query { text, filters: Filters::default(), order: SearchOrder::Relevance, currency: Currency::EUR, facets: false }
}

async fn titles(house: &House, query: &Query) -> Vec<String> {
    let found = search(&house.cx, &house.index, query, &Page::first(20)).await.unwrap();
    let mut titles = Vec::new();
    for (_, shown) in found.page.rows {
        titles.push(card(&house.cx, shown.product_id).await.title);
    }
    titles
}

#[tokio::test]
async fn a_card_follows_price_and_stock_and_rests_when_nothing_changed() {
    let House { cx, alder, folder: _folder, .. } = house().await;
    let lamp = sold(&cx, alder, "Lamp", None, &[], 4_900, 20).await;
    assert_eq!(rebuild_cards(&cx, &[lamp.product]).await.unwrap(), 1);
    let first = card(&cx, lamp.product).await;
    assert_eq!((first.state, first.price_eur, first.price_vnd, first.stock_class), (CardState::Listed, Some(4_900), None, StockClass::InStock));
    assert_eq!(rebuild_cards(&cx, &[lamp.product]).await.unwrap(), 0);

    set_stock(&cx, alder, lamp.variant, 3).await;
    set_price(&cx, &lamp.offer, 3_900).await;
    on_stock_changed(cx.clone(), serde_json::from_value(serde_json::json!({ "variantId": lamp.variant })).unwrap()).await.unwrap();
    let second = card(&cx, lamp.product).await;
    assert_eq!((second.price_eur, second.stock_class), (Some(3_900), StockClass::Low));
    assert!(second.revised_at > first.revised_at);

    // Another vendor is dearer, but has it.
    let birch = seller(&cx, "birch").await;
    set_stock(&cx, alder, lamp.variant, 0).await;
    let dearer = offered(&cx, birch, lamp.variant, 5_900, 8).await;
    rebuild_all(&cx).await.unwrap();
    let third = card(&cx, lamp.product).await;
    assert_eq!(
        serde_json::from_value::<CardPrice>(third.prices["EUR"].clone()).unwrap(),
        CardPrice { min: 5_900, max: 5_900, offer_id: dearer, vendor_id: birch.vendor }
    );
    let of_birch = CardFilter { vendor: Some(birch.vendor), ..Default::default() };
    assert_eq!(cards(&cx.db, &of_birch, CardOrder::Newest, Currency::EUR, &Page::first(5)).await.unwrap().rows.len(), 1);

    // It knows both offers, and in which currencies it would know them.
    let shown = cards_by_ids(&cx.db, &[lamp.product]).await.unwrap().remove(0);
    let known: Vec<_> = shown.variants(Currency::EUR).unwrap()[0].standing(Currency::EUR).map(|offer| (offer.vendor_id, offer.price_minor)).collect();
    assert_eq!((known.len(), known.contains(&(alder.vendor, 3_900)), known.contains(&(birch.vendor, 5_900))), (2, true, true));
    assert_eq!(shown.variants(Currency::VND).unwrap()[0].standing(Currency::VND).count(), 0);
    assert!(shown.variants(Currency::USD).is_none(), "no card has prices in dollars");
    // One that was written before cards had offers does not claim that there are none.
    let sql =
        r#"UPDATE product_card SET variants = '[{"id":"VARIANT","sku":"LAMP","gtin":null,"title":""}]'"#.replace("VARIANT", &lamp.variant.uuid().to_string());
    db::execute(&cx.db, &sql, []).await.unwrap();
    assert!(cards_by_ids(&cx.db, &[lamp.product]).await.unwrap()[0].variants(Currency::EUR).is_none());
    rebuild_card(&cx, lamp.product).await.unwrap();
    assert!(cards_by_ids(&cx.db, &[lamp.product]).await.unwrap()[0].variants(Currency::EUR).is_some());

    catalog::archive_product(&cx, &alder, lamp.product, None, None).await.unwrap();
    rebuild_card(&cx, lamp.product).await.unwrap();
    assert_eq!(card(&cx, lamp.product).await.state, CardState::Hidden);
    assert_eq!(count_cards(&cx.db, &CardFilter::default(), Currency::EUR).await.unwrap(), Total { value: 0, exact: true });
}

#[tokio::test]
async fn words_are_found_without_their_marks_half_typed_and_mistyped() {
    let house = house().await;
    let House { cx, index, alder, .. } = &house;
    sold(cx, *alder, "Đèn gỗ Bạch Dương", None, &[], 4_900, 20).await;
    let kettle = sold(cx, *alder, "Copper kettle", None, &[], 8_900, 20).await;
    sold(cx, *alder, "Copper pan", None, &[], 2_900, 20).await;
    rebuild_all(cx).await.unwrap();
    assert_eq!(index.catch_up(cx).await.unwrap(), 3);
    assert_eq!(index.catch_up(cx).await.unwrap(), 0);

    assert_eq!(titles(&house, &asking("den go")).await, ["Đèn gỗ Bạch Dương"]);
    assert_eq!(titles(&house, &asking("ĐÈN bạch")).await, ["Đèn gỗ Bạch Dương"]);
    assert_eq!(titles(&house, &asking("copper ket")).await, ["Copper kettle"]);
    assert_eq!(titles(&house, &asking("coper kettel")).await, ["Copper kettle"]);
    assert!(titles(&house, &asking("copper lamp")).await.is_empty());
    assert!(titles(&house, &asking("!!!")).await.is_empty());
    assert_eq!(titles(&house, &asking("\"copper AND (kettle")).await, Vec::<String>::new());
    assert_eq!(titles(&house, &Query { order: SearchOrder::PriceAsc, ..asking("copper") }).await, ["Copper pan", "Copper kettle"]);
    let lost = search(cx, index, &asking("copprr kettlee"), &Page::first(5)).await.unwrap();
    assert!(lost.page.rows.is_empty() || lost.did_you_mean.is_none());
    let lost = search(cx, index, &asking("cppr"), &Page::first(5)).await.unwrap();
    assert_eq!(lost.did_you_mean.as_deref(), Some("copper"));

    let suggested = suggest(cx, index, "copper k").await.unwrap();
    assert_eq!(suggested, [Suggestion::Product { id: kettle.product, title: "Copper kettle".into() }]);

    // What is hidden is gone at the next look, and the index opens again where it was.
    catalog::archive_product(cx, alder, kettle.product, None, None).await.unwrap();
    rebuild_card(cx, kettle.product).await.unwrap();
    assert_eq!(index.catch_up(cx).await.unwrap(), 1);
    assert!(titles(&house, &asking("kettle")).await.is_empty());
}

#[tokio::test]
async fn facets_count_and_filters_narrow() {
    let house = house().await;
    let House { cx, index, alder, .. } = &house;
    let birch = seller(cx, "birch").await;
    let colour = AttributeInput { code: "colour".into(), name: "Colour".into(), kind: AttributeKind::Text, unit: None, filterable: true };
    catalog::upsert_attribute(cx, &Operator::whole(cx.id()), &colour, None).await.unwrap();
    let home = category(cx, "Home", None).await;
    let kitchen = category(cx, "Kitchen", Some(home)).await;
    let garden = category(cx, "Garden", None).await;
    sold(cx, *alder, "Red mug", Some(kitchen), &[("colour", "red")], 900, 20).await;
    sold(cx, birch, "Blue mug", Some(kitchen), &[("colour", "blue")], 1_500, 0).await;
    sold(cx, birch, "Red spade", Some(garden), &[("colour", "red")], 3_000, 2).await;
    rebuild_all(cx).await.unwrap();
    index.catch_up(cx).await.unwrap();

    let found = search(cx, index, &Query { facets: true, ..asking("") }, &Page::first(2)).await.unwrap();
    assert_eq!((found.total, found.page.rows.len(), found.page.more), (Total { value: 3, exact: true }, 2, true));
    let counted: BTreeMap<(String, String), u64> =
        found.facets.iter().flat_map(|facet| facet.values.iter().map(|value| ((facet.code.clone(), value.label.clone()), value.count))).collect();
    let count = |code: &str, label: &str| counted.get(&(code.into(), label.into())).copied();
    assert_eq!((count("category", "Home"), count("category", "Garden"), count("category", "Kitchen")), (Some(2), Some(1), None));
    assert_eq!((count("vendor", "alder"), count("vendor", "birch")), (Some(1), Some(2)));
    assert_eq!((count("colour", "red"), count("colour", "blue")), (Some(2), Some(1)));
    assert_eq!((count("price", "Up to 10.00 EUR"), count("price", "10.00 to 25.00 EUR")), (Some(1), Some(1)));
    assert_eq!((count("availability", "In stock"), count("availability", "Few left"), count("availability", "Sold out")), (Some(1), Some(1), Some(1)));

    // What is chosen hides neither the other values beside it nor what others could be narrowed by.
    let red = || AttributeFilter { code: "colour".into(), values: vec!["red".into()] };
    let filters = Filters { vendors: vec![birch.vendor], attributes: vec![red()], ..Default::default() };
    let chosen = search(cx, index, &Query { facets: true, filters, ..asking("") }, &Page::first(2)).await.unwrap();
    let of = |code: &str| -> BTreeMap<String, u64> {
        chosen.facets.iter().filter(|facet| facet.code == code).flat_map(|facet| facet.values.iter().map(|value| (value.label.clone(), value.count))).collect()
    };
    assert_eq!(chosen.total.value, 1);
    assert_eq!(of("vendor"), BTreeMap::from([("alder".to_owned(), 1), ("birch".to_owned(), 1)]), "red ones of either");
    assert_eq!(of("colour"), BTreeMap::from([("red".to_owned(), 1), ("blue".to_owned(), 1)]), "birch's of either colour");
    assert_eq!(of("availability"), BTreeMap::from([("Few left".to_owned(), 1)]));

    let rest = Page { cursor: found.page.rows.last().map(|(cursor, _)| cursor.clone()), ..Page::first(2) };
    let rest = search(cx, index, &asking(""), &rest).await.unwrap();
    assert_eq!((rest.page.rows.len(), rest.page.more), (1, false));

    let narrowed = |filters: Filters| Query { filters, order: SearchOrder::PriceAsc, ..asking("") };
    assert_eq!(titles(&house, &narrowed(Filters { attributes: vec![red()], ..Default::default() })).await, ["Red mug", "Red spade"]);
    assert_eq!(titles(&house, &narrowed(Filters { category_path: Some("/home/".into()), in_stock: true, ..Default::default() })).await, ["Red mug"]);
    assert_eq!(titles(&house, &narrowed(Filters { vendors: vec![birch.vendor], price_min: Some(2_000), ..Default::default() })).await, ["Red spade"]);
    let deep = Page { cursor: Some(kernel::Cursor { key: 5_000, id: entity::ids::Uuid::nil() }), ..Page::first(2) };
    let refused = search(cx, index, &asking(""), &deep).await;
    assert!(matches!(refused, Err(Error::Refused(refusals)) if matches!(refusals[0], Refusal::ValidationFailed { .. })));

    // Lists without words read the cards themselves, in one statement.
    let in_home = CardFilter { category_path: Some("/home/".into()), ..Default::default() };
    let list = cards(&cx.db, &in_home, CardOrder::PriceDesc, Currency::EUR, &Page::first(1)).await.unwrap();
    assert_eq!((card(cx, list.rows[0].1.product_id).await.title.as_str(), list.more), ("Blue mug", true));
    let next = Page { cursor: Some(list.rows[0].0.clone()), ..Page::first(1) };
    let list = cards(&cx.db, &in_home, CardOrder::PriceDesc, Currency::EUR, &next).await.unwrap();
    assert_eq!(card(cx, list.rows[0].1.product_id).await.title, "Red mug");
}

#[tokio::test]
async fn a_change_is_found_soon_after_and_again_after_opening_anew() {
    let House { cx, index, alder, folder } = house().await;
    let stop = tokio_util::sync::CancellationToken::new();
    let follower = tokio::spawn({
        let (index, cx, stop) = (index.clone(), cx.clone(), stop.clone());
        async move { index.follow(&cx, stop).await }
    });
    let lamp = sold(&cx, alder, "Lamp", None, &[], 4_900, 20).await;
    rebuild_card(&cx, lamp.product).await.unwrap();
    let soon = tokio::time::timeout(std::time::Duration::from_secs(5), async {
        while index.is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    });
    soon.await.unwrap();
    stop.cancel();
    follower.await.unwrap();
    drop(index);
    let again = SearchIndex::open(&folder.path().join("search")).unwrap();
    assert_eq!(again.len(), 1);
}
