//! What does not agree between the rooms is named, row by row.

use entity::ids::OrderId;
use platform::db::execute;

use super::World;
use super::world::MINUTE;

/// Breaks one thing behind everybody's back, and tells what the check then says.
async fn broken_by(world: &World, sql: &str) -> Vec<String> {
    assert!(execute(&world.cx.db, sql, []).await.unwrap() > 0, "{sql}");
    crate::check(&world.cx.db, world.cx.now()).await.unwrap()
}

async fn sold(world: &World) -> OrderId {
    world.buy(&[(&world.alder, 1)], "test_ok").await.order
}

#[tokio::test]
async fn money_and_goods_of_an_order_that_was_never_placed_are_named() {
    let world = World::new().await;
    let order = sold(&world).await;
    world.books_close().await;
    let said = broken_by(&world, "UPDATE orders SET placed_at = NULL").await;
    assert_eq!(
        said,
        [
            format!("checkout: 2489 was taken for {order}, which was never placed, and has not gone back"),
            format!("checkout: goods are promised to {order}, which was never placed")
        ]
    );
}

#[tokio::test]
async fn an_order_without_its_money_is_named() {
    let world = World::new().await;
    sold(&world).await;
    // A cent less at the gateway than the books say.
    let said = broken_by(&world, "UPDATE payment SET captured_minor = captured_minor - 1").await;
    let booked = 2489 - payments::test_gateway::fee(2489);
    assert_eq!(
        said,
        [
            "checkout: order R1001 is worth 2489, but its payments kept 2488".to_owned(),
            format!("checkout: the books say that providers hold {booked} EUR for us, the payments say {}", booked - 1)
        ]
    );
}

#[tokio::test]
async fn goods_that_are_held_for_nothing_and_for_too_long_are_named() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_ok").await;
    world.books_close().await;
    world.cx.clock.advance(2 * 60 * MINUTE);
    let said = crate::check(&world.cx.db, world.cx.now()).await.unwrap();
    assert_eq!(said, [format!("checkout: the time of {id} is over, but nobody ended it")]);
    let said = broken_by(&world, "UPDATE checkout SET state = 'cancelled'").await;
    assert_eq!(said, [format!("checkout: {id} has ended and still holds goods")]);
}
