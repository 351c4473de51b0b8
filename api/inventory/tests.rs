//! Promises under races and mistakes, each on a database of its own.

use entity::ids::{CheckoutId, LocationId, OrderId, UserId, Uuid, VariantId, VendorId};
use entity::stock_level;
use kernel::{Clock, Direction, Page, Refusal, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::db::{execute, one};
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, Result};

use crate::*;

const VENDOR: VendorId = VendorId(Uuid::from_u128(1));
const MUG: VariantId = VariantId(Uuid::from_u128(11));
const LAMP: VariantId = VariantId(Uuid::from_u128(12));
const HOUR: i64 = 3_600_000;

struct House {
    cx: Cx,
    member: VendorMember,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 8, false).await.unwrap();
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
    for vendor in [VENDOR, VendorId(Uuid::from_u128(2))] {
        let sql = "INSERT INTO vendor (id, slug, name, country, email, state, created_at, updated_at) VALUES ($1, $2, 'Alder', 'DE', 'a@b.org', 'live', 1, 1)";
        execute(&cx.db, sql, [vendor.into(), vendor.to_string().into()]).await.unwrap();
    }
    for variant in [MUG, LAMP] {
        let sql = "INSERT INTO product (id, vendor_id, slug, title, description, state, created_at, updated_at) VALUES ($1, $2, $3, 'Mug', '', 'active', 1, 1)";
        execute(&cx.db, sql, [variant.into(), VENDOR.into(), variant.to_string().into()]).await.unwrap();
        let sql = "INSERT INTO variant (id, product_id, vendor_id, sku, title, options, created_at, updated_at) VALUES ($1, $1, $2, $3, '', '[]', 1, 1)";
        execute(&cx.db, sql, [variant.into(), VENDOR.into(), variant.to_string().into()]).await.unwrap();
    }
    let member = VendorMember::whole(UserId(Uuid::from_u128(9)), VENDOR);
    House { cx, member, _folder: folder }
}

fn place(number: u128) -> LocationId {
    // As a real one: time in front.
    LocationId(Uuid::from_u128((100 + number) << 64))
}

fn checkout(number: u128) -> CheckoutId {
    CheckoutId(Uuid::from_u128(1_000 + number))
}

fn order(number: u128) -> OrderId {
    OrderId(Uuid::from_u128(2_000 + number))
}

impl House {
    async fn stocked(levels: &[(VariantId, u128, i64)]) -> Self {
        let house = house().await;
        let (cx, levels) = (&house.cx, levels.to_vec());
        let levels = &levels;
        cx.db
            .write("test.stock", |tx| async move {
                let places: Vec<_> = levels
                    .iter()
                    .map(|(_, at, _)| SeedLocation {
                        id: place(*at),
                        vendor_id: VENDOR,
                        name: "W".into(),
                        country: "DE".into(),
                        position: i32::try_from(*at).unwrap(),
                    })
                    .collect();
                seed_locations(cx, &tx, &places).await?;
                let levels: Vec<_> = levels
                    .iter()
                    .map(|(variant, at, on_hand)| SeedLevel { variant_id: *variant, location_id: place(*at), vendor_id: VENDOR, on_hand: *on_hand })
                    .collect();
                seed_levels(cx, &tx, &levels).await
            })
            .await
            .unwrap();
        house
    }

    async fn hold(&self, number: u128, lines: &[(VariantId, i64)]) -> Result<Vec<Shortage>> {
        self.hold_as(number, &format!("buyer {number}"), lines).await
    }

    async fn hold_as(&self, number: u128, holder: &str, lines: &[(VariantId, i64)]) -> Result<Vec<Shortage>> {
        let cx = &self.cx;
        let lines: Vec<_> = lines.iter().map(|(variant, quantity)| (*variant, VENDOR, *quantity)).collect();
        let lines = &lines;
        cx.db
            .write("test.hold", |tx| async move {
                hold(cx, &tx, Hold { checkout_id: checkout(number), holder: holder.to_owned(), lines, expires_at: cx.now() + HOUR }).await
            })
            .await
    }

    async fn allocate(&self, number: u128) -> bool {
        let cx = &self.cx;
        cx.db.write("test.allocate", |tx| async move { allocate(cx, &tx, checkout(number), order(number)).await }).await.unwrap()
    }

    async fn expire(&self, number: u128) {
        let cx = &self.cx;
        cx.db.write("test.expire", |tx| async move { expire(cx, &tx, checkout(number)).await }).await.unwrap();
    }

    async fn ship(&self, number: u128, quantity: i64) -> Result<()> {
        let cx = &self.cx;
        cx.db.write("test.ship", |tx| async move { ship(cx, &tx, checkout(number), &[(MUG, VENDOR, quantity)]).await }).await
    }

    /// On hand, reserved, allocated.
    async fn figures(&self, variant: VariantId, at: u128) -> (i64, i64, i64) {
        let level: stock_level::Model = level(&self.cx.db, &self.member, variant, place(at)).await.unwrap().unwrap();
        (level.on_hand, level.reserved, level.allocated)
    }

    async fn is_sound(&self) {
        assert_eq!(check(&self.cx.db, self.cx.now()).await.unwrap(), Vec::<String>::new());
    }

    fn set(on_hand: i64, change_from: i64) -> SetStock {
        SetStock { variant_id: MUG, location_id: Some(place(1)), on_hand, change_from, backorder_limit: None, reason: Some("counted".into()) }
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thirty_two_buyers_of_ten_units_hold_exactly_ten() {
    let house = std::sync::Arc::new(House::stocked(&[(MUG, 1, 10)]).await);
    let tasks: Vec<_> = (0..32)
        .map(|number| {
            let house = house.clone();
            tokio::spawn(async move { house.hold(number, &[(MUG, 1)]).await.unwrap() })
        })
        .collect();
    let mut held = 0;
    for task in tasks {
        match task.await.unwrap().as_slice() {
            [] => held += 1,
            [short] => assert_eq!((short.requested, short.available), (1, 0)),
            _ => panic!("one line, one shortage"),
        }
    }
    assert_eq!(held, 10);
    assert_eq!(house.figures(MUG, 1).await, (10, 10, 0));
    house.is_sound().await;
}

#[tokio::test]
async fn two_lines_of_one_item_are_held_as_their_sum() {
    let house = House::stocked(&[(MUG, 1, 5), (LAMP, 1, 5)]).await;
    let short = house.hold(1, &[(MUG, 3), (LAMP, 1), (MUG, 3)]).await.unwrap();
    assert_eq!(short, [Shortage { variant: MUG, vendor: VENDOR, requested: 6, available: 5 }]);
    assert_eq!((house.figures(MUG, 1).await, house.figures(LAMP, 1).await), ((5, 0, 0), (5, 0, 0)));
    assert!(house.hold(1, &[(MUG, 3), (MUG, 2)]).await.unwrap().is_empty());
    assert_eq!(house.figures(MUG, 1).await, (5, 5, 0));
    house.is_sound().await;
}

#[tokio::test]
async fn a_hold_is_spread_over_locations_in_the_vendors_order() {
    let house = House::stocked(&[(MUG, 2, 5), (MUG, 1, 3)]).await;
    assert_eq!(available(&house.cx.db, &[(MUG, VENDOR), (LAMP, VENDOR)]).await.unwrap(), [((MUG, VENDOR), 8), ((LAMP, VENDOR), 0)].into());
    assert!(house.hold(1, &[(MUG, 4)]).await.unwrap().is_empty());
    assert_eq!((house.figures(MUG, 1).await, house.figures(MUG, 2).await), ((3, 3, 0), (5, 1, 0)));
    assert!(house.allocate(1).await);
    house.ship(1, 4).await.unwrap();
    assert_eq!((house.figures(MUG, 1).await, house.figures(MUG, 2).await), ((0, 0, 0), (4, 0, 0)));
    house.is_sound().await;
}

#[tokio::test]
async fn letting_go_twice_gives_back_once() {
    let house = House::stocked(&[(MUG, 1, 5)]).await;
    house.hold(1, &[(MUG, 2)]).await.unwrap();
    house.hold(2, &[(MUG, 2)]).await.unwrap();
    for _ in 0..2 {
        house.expire(1).await;
        let cx = &house.cx;
        cx.db.write("test.release", |tx| async move { release(cx, &tx, checkout(1)).await }).await.unwrap();
        assert_eq!(house.figures(MUG, 1).await, (5, 2, 0));
    }
    house.is_sound().await;
}

#[tokio::test]
async fn a_late_payment_takes_the_units_afresh_or_nothing() {
    let house = House::stocked(&[(MUG, 1, 5), (LAMP, 1, 5)]).await;
    house.hold(1, &[(MUG, 4), (LAMP, 1)]).await.unwrap();
    house.hold(2, &[(MUG, 1)]).await.unwrap();
    house.expire(1).await;
    house.expire(2).await;
    assert!(house.allocate(1).await);
    assert_eq!(house.figures(MUG, 1).await, (5, 0, 4));
    assert!(house.allocate(1).await, "the same order asks again");
    assert_eq!(house.figures(MUG, 1).await, (5, 0, 4));
    house.hold(3, &[(MUG, 1)]).await.unwrap();
    assert!(!house.allocate(2).await, "its unit is gone");
    assert_eq!((house.figures(MUG, 1).await, house.figures(LAMP, 1).await), ((5, 1, 4), (5, 0, 1)));
    house.is_sound().await;
}

#[tokio::test]
async fn parcels_leave_one_after_the_other() {
    let house = House::stocked(&[(MUG, 1, 9)]).await;
    house.hold(1, &[(MUG, 5)]).await.unwrap();
    assert!(matches!(refusal(house.ship(1, 1).await), Refusal::StateConflict { .. }), "held is not sold");
    assert!(house.allocate(1).await);
    house.ship(1, 2).await.unwrap();
    assert_eq!(house.figures(MUG, 1).await, (7, 0, 3));
    assert!(matches!(refusal(house.ship(1, 4).await), Refusal::StateConflict { .. }));
    house.ship(1, 1).await.unwrap();
    let cx = &house.cx;
    cx.db.write("test.cancel", |tx| async move { release_allocated(cx, &tx, checkout(1), &[(MUG, VENDOR, 1)]).await }).await.unwrap();
    assert_eq!(house.figures(MUG, 1).await, (6, 0, 1));
    house.ship(1, 1).await.unwrap();
    assert_eq!(house.figures(MUG, 1).await, (5, 0, 0));
    let moved: Vec<_> = movements(&cx.db, &house.member, Some(MUG), &Page::first(10)).await.unwrap().rows.into_iter().map(|(_, row)| row.delta).collect();
    assert_eq!(moved.iter().sum::<i64>(), -4);
    house.is_sound().await;
}

#[tokio::test]
async fn a_count_is_bound_to_what_was_seen_and_to_what_is_promised() {
    let house = House::stocked(&[(MUG, 1, 5)]).await;
    house.hold(1, &[(MUG, 3)]).await.unwrap();
    let set_it = |input: SetStock, key: &'static str| {
        let house = &house;
        async move { set(&house.cx, &house.member, Some(key), &input).await }
    };
    assert!(matches!(refusal(set_it(House::set(2, 5), "a").await), Refusal::StateConflict { .. }));
    assert!(matches!(refusal(set_it(House::set(9, 4), "b").await), Refusal::VersionConflict { current: 2, .. }));
    assert!(matches!(refusal(set_it(House::set(-1, 5), "c").await), Refusal::ValidationFailed { .. }));
    assert_eq!(house.figures(MUG, 1).await, (5, 3, 0));
    assert_eq!(set_it(House::set(9, 5), "d").await.unwrap().on_hand, 9);
    assert_eq!(set_it(House::set(9, 5), "d").await.unwrap().on_hand, 9, "a replay");
    assert!(house.cx.was_replayed());
    assert_eq!(refusal(set_it(House::set(10, 5), "d").await), Refusal::IdempotencyConflict);
    assert_eq!(refusal(set(&house.cx, &house.member, None, &House::set(1, 9)).await).code(), "VALIDATION_FAILED");
    let other = VendorMember { vendor: VendorId(Uuid::from_u128(2)), ..house.member };
    assert!(matches!(refusal(set(&house.cx, &other, Some("e"), &House::set(1, 9)).await), Refusal::NotFound { .. }));
    assert_eq!(house.figures(MUG, 1).await, (9, 3, 0));
    house.is_sound().await;
}

#[tokio::test]
async fn an_adjustment_makes_the_first_warehouse_and_stays_above_promises() {
    let house = house().await;
    let by = |delta: i64| AdjustStock { variant_id: MUG, location_id: None, delta, reason: None };
    let first = adjust(&house.cx, &house.member, Some("1"), &by(4)).await.unwrap();
    assert_eq!((first.on_hand, first.location_id.0), (4, VENDOR.0));
    house.hold(1, &[(MUG, 3)]).await.unwrap();
    assert!(matches!(refusal(adjust(&house.cx, &house.member, Some("2"), &by(-2)).await), Refusal::StateConflict { .. }));
    assert!(matches!(refusal(adjust(&house.cx, &house.member, Some("3"), &by(-5)).await), Refusal::ValidationFailed { .. }));
    assert_eq!(adjust(&house.cx, &house.member, Some("4"), &by(-1)).await.unwrap().on_hand, 3);
    let unknown = AdjustStock { variant_id: VariantId(Uuid::from_u128(77)), ..by(1) };
    assert!(matches!(refusal(adjust(&house.cx, &house.member, Some("5"), &unknown).await), Refusal::NotFound { .. }));
    house.is_sound().await;
}

#[tokio::test]
async fn one_holder_cannot_empty_the_shelves() {
    let house = House::stocked(&[(MUG, 1, 100)]).await;
    for number in 0..40 {
        assert!(house.hold_as(number, "one buyer", &[(MUG, 1)]).await.unwrap().is_empty());
    }
    assert!(matches!(refusal(house.hold_as(41, "one buyer", &[(MUG, 1)]).await), Refusal::LimitExceeded { .. }));
    assert_eq!(house.figures(MUG, 1).await, (100, 40, 0));
}

#[tokio::test]
async fn the_check_names_what_is_broken() {
    let house = House::stocked(&[(MUG, 1, 5)]).await;
    house.hold(1, &[(MUG, 2)]).await.unwrap();
    assert_eq!(overdue(&house.cx.db, house.cx.now(), 10).await.unwrap(), []);
    house.cx.clock.advance(2 * HOUR);
    assert_eq!(overdue(&house.cx.db, house.cx.now(), 10).await.unwrap(), [checkout(1)]);
    let broken = check(&house.cx.db, house.cx.now()).await.unwrap();
    assert!(broken.len() == 1 && broken[0].contains(&checkout(1).to_string()), "{broken:?}");
    execute(&house.cx.db, "UPDATE stock_level SET reserved = 1", []).await.unwrap();
    assert_eq!(check(&house.cx.db, house.cx.now()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn every_change_of_a_level_is_told_in_order() {
    #[derive(sea_orm::FromQueryResult)]
    struct Told {
        n: i64,
        last: i64,
    }
    let house = House::stocked(&[(MUG, 1, 5)]).await;
    house.hold(1, &[(MUG, 2)]).await.unwrap();
    assert!(house.allocate(1).await);
    house.ship(1, 2).await.unwrap();
    let sql = "SELECT COUNT(*) AS n, MAX(aggregate_seq) AS last FROM outbox WHERE topic = 'StockChanged'";
    let told: Told = one(&house.cx.db, sql, []).await.unwrap().unwrap();
    assert_eq!((told.n, told.last), (3, 4));
}

#[tokio::test]
async fn the_list_of_levels_pages_both_ways() {
    let house = House::stocked(&[(MUG, 1, 1), (MUG, 2, 2), (LAMP, 1, 3), (LAMP, 2, 4), (LAMP, 3, 5)]).await;
    let all: Vec<i64> =
        levels(&house.cx.db, &house.member, &LevelFilter::default(), &Page::first(10)).await.unwrap().rows.iter().map(|(_, row)| row.on_hand).collect();
    assert_eq!(all, [1, 2, 3, 4, 5]);
    for (direction, expected) in [(Direction::Forward, [1, 2, 3, 4, 5]), (Direction::Backward, [4, 5, 2, 3, 1])] {
        let mut page = Page { size: 2, direction, cursor: None };
        let mut seen = Vec::new();
        loop {
            let found = levels(&house.cx.db, &house.member, &LevelFilter::default(), &page).await.unwrap();
            seen.extend(found.rows.iter().map(|(_, row)| row.on_hand));
            let end = if direction == Direction::Forward { found.rows.last() } else { found.rows.first() };
            page.cursor = end.map(|(cursor, _)| cursor.clone());
            if !found.more {
                break;
            }
        }
        assert_eq!(seen, expected);
    }
}
