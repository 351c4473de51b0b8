//! Quotes as arithmetic, and prices, rates and rules over a database of their own.

use entity::ids::{CategoryId, CommissionRuleId, Id, OfferId, UserId, Uuid, VariantId, VendorId};
use entity::states::TaxClass;
use kernel::{Clock, Currency, Money, Operator, Refusal, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::db::{execute, one};
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, Result};
use proptest::prelude::*;

use crate::book::{Book, Rate, Rule};
use crate::built_in::{FROM_2025, RATES};
use crate::model::price;
use crate::*;

const NOW: i64 = 1_795_000_000_000; // November 2026

fn number<T: Id>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}

fn line(vendor: u128, class: TaxClass, quantity: i64, unit_minor: i64) -> QuoteLine {
    QuoteLine {
        offer_id: number(1),
        vendor_id: number(vendor),
        product_id: number(50),
        category_id: Some(number(60)),
        category_path: Some("/home/kitchen/mugs/".into()),
        tax_class: class,
        quantity,
        unit_minor,
    }
}

fn request(country: &str, currency: &str, lines: Vec<QuoteLine>, deliveries: &[(u128, i64)]) -> QuoteRequest {
    QuoteRequest {
        country: country.into(),
        currency: currency.into(),
        lines,
        deliveries: deliveries.iter().map(|(vendor, gross)| (number(*vendor), *gross)).collect(),
    }
}

fn built_in() -> Book {
    let rate = |country: &str, class, rate_bp| Rate { country: country.into(), class, rate_bp, valid_from: FROM_2025 };
    let rates = RATES
        .iter()
        .flat_map(|(country, standard, reduced)| [rate(country, TaxClass::Standard, *standard), rate(country, TaxClass::Reduced, *reduced)])
        .collect();
    Book { rates, rules: Vec::new() }
}

fn rule(n: u128, rate_bp: i32) -> Rule {
    Rule { id: number(n), vendor: None, category: None, category_path: None, product: None, rate_bp, fixed_minor: 0, fixed_currency: None }
}

#[test]
fn tax_is_taken_out_of_each_line_by_the_golden_table() {
    // Country, class, quantity, unit, tax in it.
    let table = [
        ("DE", TaxClass::Standard, 1, 11_900, 1_900),
        ("DE", TaxClass::Reduced, 1, 10_700, 700),
        ("DE", TaxClass::Zero, 3, 999, 0),
        ("DE", TaxClass::Standard, 3, 333, 160),      // 999 / 1.19 = 839.496, so 839 net
        ("FR", TaxClass::Reduced, 1, 1_055, 55),      // 5.5 %
        ("FI", TaxClass::Standard, 1, 12_550, 2_550), // 25.5 %
        ("HU", TaxClass::Standard, 1, 1, 0),
        ("HU", TaxClass::Standard, 1, 3, 1), // 2.36 net
        ("VN", TaxClass::Standard, 1, 110_000, 10_000),
        ("VN", TaxClass::Reduced, 1, 105_000, 5_000),
        ("GB", TaxClass::Standard, 1, 1_200, 200),
        ("US", TaxClass::Standard, 1, 1_000, 0),
        ("AU", TaxClass::Standard, 1, 1_000, 0),
    ];
    for (country, class, quantity, unit, tax) in table {
        let quote = price(&request(country, "EUR", vec![line(1, class, quantity, unit)], &[]), &built_in(), NOW).unwrap();
        assert_eq!(quote.tax_minor, tax, "{country} {class:?} {quantity} × {unit}");
        assert_eq!(quote.lines[0].commission_base_minor, quantity * unit - tax);
    }
}

#[test]
fn two_vendors_are_priced_apart_and_sum_to_the_whole() {
    let lines = vec![line(1, TaxClass::Reduced, 2, 1_070), line(2, TaxClass::Standard, 1, 11_900), line(1, TaxClass::Standard, 1, 1_190)];
    let quote = price(&request("DE", "EUR", lines, &[(1, 595), (2, 0)]), &built_in(), NOW).unwrap();
    assert_eq!((quote.items_minor, quote.shipping_minor, quote.tax_minor, quote.total_minor), (15_230, 595, 140 + 190 + 95 + 1_900, 15_825));
    let first = &quote.vendors[0];
    assert_eq!(
        (first.vendor_id, first.items_minor, first.shipping_tax_bp, first.shipping_tax_minor),
        (number(1), 3_330, 1_900, 95),
        "the higher of its two rates"
    );
    assert_eq!((first.tax_minor, first.total_minor), (140 + 190 + 95, 3_925));
    // 3 % of 20.00 and of 10.00 net, and 19 % on each.
    assert_eq!((first.commission_minor, first.commission_vat_minor), (60 + 30, 11 + 6));
    let second = &quote.lines[1];
    assert_eq!(
        (second.commission_rule_id, second.commission_bp, second.commission_minor, second.commission_vat_minor, second.commission_vat_bp),
        (None, 300, 300, 57, 1_900)
    );
}

#[test]
fn the_most_specific_rule_wins_and_of_two_alike_the_older() {
    let of_category = |n: u128, rate_bp, path: &str| Rule { category: Some(number(100 + n)), category_path: Some(path.into()), ..rule(n, rate_bp) };
    let rules = vec![
        rule(1, 400),
        Rule { vendor: Some(number(1)), ..rule(2, 350) },
        of_category(3, 250, "/home/"),
        of_category(4, 200, "/home/kitchen/"),
        of_category(5, 150, "/home/kitchen/"),
        of_category(6, 100, "/homeware/"),
        Rule { product: Some(number(50)), ..rule(7, 50) },
        Rule { product: Some(number(51)), ..rule(8, 10) },
        Rule { vendor: Some(number(2)), product: Some(number(50)), ..rule(9, 1) },
    ];
    let chosen = |without: &[u128], vendor: u128| {
        let rules = rules.iter().filter(|rule| !without.iter().any(|n| rule.id == number::<CommissionRuleId>(*n))).cloned().collect();
        Book { rates: Vec::new(), rules }.rule(&line(vendor, TaxClass::Standard, 1, 1)).map(|rule| rule.rate_bp)
    };
    assert_eq!(chosen(&[], 1), Some(50), "the product");
    assert_eq!(chosen(&[], 2), Some(1), "the product at this vendor");
    assert_eq!(chosen(&[7], 1), Some(200), "the nearest category, the older of two");
    assert_eq!(chosen(&[7, 4], 1), Some(150));
    assert_eq!(chosen(&[7, 4, 5], 1), Some(250));
    assert_eq!(chosen(&[7, 4, 5, 3], 1), Some(350), "the vendor");
    assert_eq!(chosen(&[7, 4, 5, 3, 2], 1), Some(400), "everything");
    assert_eq!(chosen(&[1, 7, 4, 5, 3, 2], 1), None);
    let own = Rule { category: Some(number(60)), ..rule(1, 75) };
    assert_eq!(Book { rates: Vec::new(), rules: vec![own] }.rule(&line(1, TaxClass::Standard, 1, 1)).map(|rule| rule.rate_bp), Some(75));
}

#[test]
fn a_fixed_part_counts_per_unit_in_its_own_currency_and_never_eats_the_line() {
    let book = |fixed_minor| Book { rates: Vec::new(), rules: vec![Rule { fixed_minor, fixed_currency: Some("EUR".into()), ..rule(1, 1_000) }] };
    let kept = |book: &Book, currency: &str| {
        price(&request("AU", currency, vec![line(1, TaxClass::Standard, 2, 1_000)], &[]), book, NOW).unwrap().lines[0].commission_minor
    };
    assert_eq!((kept(&book(25), "EUR"), kept(&book(25), "VND"), kept(&book(i64::MAX), "EUR")), (250, 200, 1_600));
}

#[test]
fn more_money_than_there_is_is_refused_and_not_overflowed() {
    for lines in [
        vec![line(1, TaxClass::Standard, i64::MAX, i64::MAX)],
        vec![line(1, TaxClass::Standard, 1, 1_000_000_000_000_001)],
        vec![line(1, TaxClass::Standard, 1, 900_000_000_000_000), line(2, TaxClass::Standard, 2, 900_000_000_000_000)],
        vec![line(1, TaxClass::Standard, 0, 1)],
        vec![line(1, TaxClass::Standard, -1, 1)],
        vec![line(1, TaxClass::Standard, 1, -1)],
    ] {
        assert!(matches!(price(&request("DE", "EUR", lines, &[]), &built_in(), NOW), Err(Refusal::ValidationFailed { .. })));
    }
    let most = price(&request("DE", "EUR", vec![line(1, TaxClass::Standard, 1, 1_000_000_000_000_000)], &[]), &built_in(), NOW).unwrap();
    assert_eq!(most.total_minor, 1_000_000_000_000_000);
    assert!(price(&request("DE", "EUR", vec![line(1, TaxClass::Standard, 1, 1)], &[(1, -1)]), &built_in(), NOW).is_err());
}

#[test]
fn a_rate_begins_on_its_day() {
    let rate = |rate_bp, valid_from| Rate { country: "EE".into(), class: TaxClass::Standard, rate_bp, valid_from };
    let book = Book { rates: vec![rate(2_400, 200), rate(2_200, 100)], rules: Vec::new() };
    let at = |now| book.rate("EE", TaxClass::Standard, now);
    assert_eq!([at(99), at(100), at(199), at(200), at(NOW)], [0, 2_200, 2_200, 2_400, 2_400]);
    assert_eq!((book.rate("EE", TaxClass::Reduced, 150), book.rate("EE", TaxClass::Zero, 150)), (2_200, 0));
}

fn a_line() -> impl Strategy<Value = QuoteLine> {
    let class = prop_oneof![Just(TaxClass::Standard), Just(TaxClass::Reduced), Just(TaxClass::Zero)];
    (1u128..5, class, 1i64..200, 0i64..5_000_000).prop_map(|(vendor, class, quantity, unit)| line(vendor, class, quantity, unit))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn a_quote_is_whole(
        lines in prop::collection::vec(a_line(), 0..20),
        shipping in prop::collection::vec(0i64..100_000, 4),
        country in prop::sample::select(vec!["DE", "FR", "FI", "HU", "VN", "US", "AU"]),
        currency in prop::sample::select(vec!["EUR", "VND", "BHD"]),
        rate_bp in 0i32..=8_000,
        fixed_minor in 0i64..10_000,
    ) {
        let deliveries: Vec<(u128, i64)> = shipping.iter().enumerate().map(|(at, gross)| (at as u128 + 1, *gross)).collect();
        let mut book = built_in();
        book.rules = vec![Rule { vendor: Some(number(1)), fixed_minor, fixed_currency: Some("EUR".into()), ..rule(1, rate_bp) }];
        let asked = request(country, currency, lines, &deliveries);
        let quote = price(&asked, &book, NOW).unwrap();
        let vendors = |of: fn(&PricedVendor) -> i64| quote.vendors.iter().map(of).sum::<i64>();
        prop_assert_eq!(quote.lines.len(), asked.lines.len());
        prop_assert_eq!(quote.items_minor, quote.lines.iter().map(|line| line.total_minor).sum::<i64>());
        prop_assert_eq!(quote.items_minor + quote.shipping_minor, quote.total_minor);
        prop_assert_eq!(vendors(|vendor| vendor.total_minor), quote.total_minor);
        prop_assert_eq!(vendors(|vendor| vendor.items_minor + vendor.shipping_minor), quote.total_minor);
        prop_assert_eq!(vendors(|vendor| vendor.tax_minor), quote.tax_minor);
        prop_assert_eq!(vendors(|vendor| vendor.commission_minor), quote.lines.iter().map(|line| line.commission_minor).sum::<i64>());
        for line in &quote.lines {
            prop_assert!(line.tax_minor >= 0 && line.commission_base_minor >= 0 && line.tax_minor + line.commission_base_minor == line.total_minor);
            prop_assert!(line.commission_minor + line.commission_vat_minor <= line.total_minor, "the vendor keeps something of every line");
        }
        for vendor in &quote.vendors {
            prop_assert!(vendor.shipping_tax_minor <= vendor.shipping_minor && vendor.commission_minor >= 0);
        }
    }
}

const OWNER: VendorId = VendorId(Uuid::from_u128(1));
const OTHER: VendorId = VendorId(Uuid::from_u128(2));
const MUG: VariantId = VariantId(Uuid::from_u128(11));
const OPERATOR: Operator = Operator::whole(UserId(Uuid::from_u128(8)));

struct House {
    cx: Cx,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    let cx = Cx::new(Adapters {
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
    });
    for vendor in [OWNER, OTHER] {
        let sql = "INSERT INTO vendor (id, slug, name, country, email, state, created_at, updated_at) VALUES ($1, $2, 'Alder', 'DE', 'a@b.org', 'live', 1, 1)";
        execute(&cx.db, sql, [vendor.into(), vendor.to_string().into()]).await.unwrap();
        // What the law wants to know of it: without it nothing comes on sale.
        let sql = "INSERT INTO vendor_application (vendor_id, kind, legal_form, legal_name, contact_name, phone, address, account_sealed, certified_at, vat_state, version, created_at, updated_at) \
                   VALUES ($1, 'standard', 'sole_trader', 'Alder', 'Ada', '+49 30 123456', '{}', 'sealed', 1, 'none', 1, 1, 1)";
        execute(&cx.db, sql, [vendor.into()]).await.unwrap();
    }
    let sql = "INSERT INTO category (id, slug, name, path, depth, created_at, updated_at) VALUES ($1, 'home', 'Home', '/home/', 0, 1, 1)";
    execute(&cx.db, sql, [number::<CategoryId>(40).into()]).await.unwrap();
    let sql = "INSERT INTO product (id, vendor_id, slug, title, description, state, created_at, updated_at) VALUES ($1, $2, 'mug', 'Mug', '', 'active', 1, 1)";
    execute(&cx.db, sql, [MUG.into(), OWNER.into()]).await.unwrap();
    let sql = "INSERT INTO variant (id, product_id, vendor_id, sku, title, options, created_at, updated_at) VALUES ($1, $1, $2, 'MUG', '', '[]', 1, 1)";
    execute(&cx.db, sql, [MUG.into(), OWNER.into()]).await.unwrap();
    ensure_tax_rates(&cx).await.unwrap();
    House { cx, _folder: folder }
}

fn member(vendor: VendorId) -> VendorMember {
    VendorMember::whole(UserId(Uuid::from_u128(9)), vendor)
}

fn offered(minor: i64) -> OfferInput {
    OfferInput {
        variant_id: MUG,
        prices: vec![Money::new(minor, Currency::EUR), Money::new(minor * 28_000 / 100, Currency::VND)],
        handling_days: 1,
        expected_version: None,
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

#[tokio::test]
async fn an_offer_has_the_prices_it_was_last_given() {
    let House { cx, _folder } = &house().await;
    let offer = upsert_offer(cx, &member(OWNER), Some("1"), &offered(1_250)).await.unwrap();
    assert_eq!(upsert_offer(cx, &member(OWNER), Some("1"), &offered(1_250)).await.unwrap(), offer, "a replay");
    let only_euro = OfferInput { prices: vec![Money::new(990, Currency::EUR)], expected_version: Some(1), ..offered(1) };
    let changed = upsert_offer(cx, &member(OWNER), Some("2"), &only_euro).await.unwrap();
    assert_eq!((changed.id, changed.version), (offer.id, 2));
    assert_eq!(prices(&cx.db, &[offer.id], "EUR").await.unwrap(), [(offer.id, 990)].into());
    assert_eq!(prices(&cx.db, &[offer.id], "VND").await.unwrap(), [].into());
    assert_eq!(refusal(upsert_offer(cx, &member(OWNER), Some("3"), &only_euro).await), Refusal::moved("input.expectedVersion", 2));
    assert_eq!(refusal(upsert_offer(cx, &member(OWNER), Some("2"), &offered(5)).await), Refusal::IdempotencyConflict);
    for wrong in [offered(0), offered(-1), OfferInput { prices: Vec::new(), ..offered(1) }, OfferInput { handling_days: -1, ..offered(1) }] {
        assert_eq!(refusal(upsert_offer(cx, &member(OWNER), Some("4"), &wrong).await).code(), "VALIDATION_FAILED");
    }
    let unknown = OfferInput { variant_id: number(77), ..offered(1) };
    assert_eq!(refusal(upsert_offer(cx, &member(OWNER), Some("5"), &unknown).await).code(), "NOT_FOUND");
    assert_eq!(refusal(withdraw(cx, &member(OTHER), Some("6"), offer.id).await).code(), "NOT_FOUND");
    assert_eq!(withdraw(cx, &member(OWNER), Some("7"), offer.id).await.unwrap().version, 3);
    #[derive(sea_orm::FromQueryResult)]
    struct Told {
        n: i64,
    }
    let told: Told = one(&cx.db, "SELECT COUNT(*) AS n FROM outbox WHERE topic = 'OfferChanged'", []).await.unwrap().unwrap();
    assert_eq!(told.n, 3);
}

#[tokio::test]
async fn the_buy_box_shows_what_can_be_had_at_the_lowest_landed_price() {
    let House { cx, _folder } = &house().await;
    let (one, two) = (
        upsert_offer(cx, &member(OWNER), Some("1"), &offered(1_000)).await.unwrap(),
        upsert_offer(cx, &member(OTHER), Some("2"), &offered(1_100)).await.unwrap(),
    );
    let order = |country: &'static str| async move {
        let stock = inventory::available_of(&cx.db, &[MUG]).await.unwrap();
        let standing = standing(&cx.db, &[MUG], "EUR").await.unwrap();
        let mut boxes = buy_box(cx, standing, country, "EUR", &stock).await.unwrap();
        boxes
            .remove(&MUG)
            .unwrap()
            .into_iter()
            .map(|ranked| (ranked.offer_id, ranked.shipping_minor, ranked.available))
            .collect::<Vec<(OfferId, Option<i64>, i64)>>()
    };
    for (vendor, price, country) in [(OWNER, 500, "DE"), (OTHER, 300, "*")] {
        let rate = shipping::RateInput { country: country.into(), currency: "EUR".into(), price_minor: price, free_above_minor: None };
        let (code, name, carrier) = ("post".into(), "Post".into(), "Post".into());
        let method = shipping::MethodInput { code, name, carrier, min_days: 1, max_days: 3, active: true, position: 0, rates: vec![rate] };
        shipping::upsert_method(cx, &member(vendor), None, &method).await.unwrap();
        let stock = inventory::AdjustStock { variant_id: MUG, location_id: None, delta: 4, reason: None };
        inventory::adjust(cx, &member(vendor), Some("stock"), &stock).await.unwrap();
    }
    assert_eq!(order("DE").await, [(two.id, Some(300), 4), (one.id, Some(500), 4)], "14.00 before 15.00");
    assert_eq!(order("FR").await, [(two.id, Some(300), 4), (one.id, None, 4)]);
    let gone = inventory::AdjustStock { variant_id: MUG, location_id: None, delta: -4, reason: None };
    inventory::adjust(cx, &member(OTHER), Some("gone"), &gone).await.unwrap();
    assert_eq!(order("DE").await, [(one.id, Some(500), 4), (two.id, Some(300), 0)]);
    execute(&cx.db, "UPDATE vendor SET state = 'suspended' WHERE id = $1", [OTHER.into()]).await.unwrap();
    assert_eq!(order("DE").await, [(one.id, Some(500), 4)]);
}

#[tokio::test]
async fn rates_and_rules_set_now_count_in_the_next_quote() {
    let House { cx, _folder } = &house().await;
    ensure_tax_rates(cx).await.unwrap();
    let asked = request("DE", "EUR", vec![QuoteLine { category_path: Some("/home/".into()), ..line(1, TaxClass::Standard, 1, 11_900) }], &[]);
    let asked = &asked;
    let quoted = async || quote(cx, &cx.db, platform::revision::current(&cx.db).await.unwrap(), asked).await.unwrap();
    assert_eq!(quoted().await.lines[0].commission_minor, 300);
    let of = |rate_bp, category: Option<u128>| RuleInput { vendor_id: None, category_id: category.map(number), product_id: None, rate_bp, fixed: None };
    let rules = [of(200, None), of(100, Some(40))];
    let set = commission_rules_set(cx, &OPERATOR, Some("1"), &rules).await.unwrap();
    assert_eq!(quoted().await.lines[0].commission_rule_id, Some(set[1].id));
    assert_eq!(quoted().await.lines[0].commission_minor, 100);
    let kept = commission_rules_set(cx, &OPERATOR, Some("2"), &rules[..1]).await.unwrap();
    assert_eq!(kept, set[..1], "the rule that stays is the same one");
    assert_eq!(quoted().await.lines[0].commission_minor, 200);
    assert_eq!(refusal(commission_rules_set(cx, &OPERATOR, None, &rules).await).code(), "VALIDATION_FAILED");
    assert_eq!(refusal(commission_rules_set(cx, &OPERATOR, Some("3"), &[of(8_001, None)]).await).code(), "VALIDATION_FAILED");
    assert_eq!(refusal(commission_rules_set(cx, &OPERATOR, Some("4"), &[of(1, Some(99))]).await).code(), "NOT_FOUND");
    let tax = |rate_bp, country: &str| TaxRuleInput { country: country.into(), tax_class: TaxClass::Standard, rate_bp, valid_from: cx.now() };
    tax_rules_set(cx, &OPERATOR, None, &[tax(2_000, "de")]).await.unwrap();
    assert_eq!(quoted().await.lines[0].tax_bp, 2_000);
    assert_eq!(refusal(tax_rules_set(cx, &OPERATOR, None, &[tax(10_001, "DE")]).await).code(), "VALIDATION_FAILED");
    assert_eq!(refusal(tax_rules_set(cx, &OPERATOR, None, &[tax(1, "D")]).await).code(), "VALIDATION_FAILED");
}
