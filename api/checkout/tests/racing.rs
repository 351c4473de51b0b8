//! Many hands on one thing at the same moment.

use entity::states::{CheckoutState, Lifecycle, OrderStatus};
use futures_util::future::{join, join_all};

use super::World;
use super::world::{MINUTE, code};
use crate::Outcome;

#[tokio::test]
async fn one_cart_started_in_many_tabs_holds_its_goods_once() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 2)]).await;
    let started = join_all((0..8).map(|_| world.start(&shopper))).await;
    let mut open = 0;
    for id in started.into_iter().flatten() {
        open += usize::from(world.checkout(&shopper, id).await.state == CheckoutState::Open);
    }
    assert_eq!((open, world.stock(&world.alder).await), (1, (10, 2, 0)));
    world.books_close().await;
}

#[tokio::test]
async fn paying_and_giving_up_at_once_ends_one_way_or_the_other() {
    let world = World::new().await;
    for round in 0..6 {
        let shopper = world.guest(&[(&world.alder, 1)]).await;
        let id = world.ready(&shopper, if round % 2 == 0 { "test_ok" } else { "test_lost_answer" }).await;
        let request = world.request(&shopper, "checkoutCancel", "c");
        let pay = async {
            let first = world.complete(&shopper, id, "pay").await;
            if first.is_ok() { first } else { world.complete(&shopper, id, "pay").await }
        };
        let give_up = crate::cancel(&world.cx, &world.gateways, &shopper, id, &request);
        let (paid, cancelled) = join(pay, give_up).await;
        let checkout = world.checkout(&shopper, id).await;
        match checkout.state {
            CheckoutState::Completed => assert!(cancelled.is_err() && world.status(checkout.order_id.unwrap()).await == OrderStatus::Paid),
            CheckoutState::Cancelled => assert!(paid.is_err() && cancelled.is_ok()),
            other => panic!("left {other:?}: {paid:?}, {cancelled:?}"),
        }
    }
    let (on_hand, held, allocated) = world.stock(&world.alder).await;
    let paid = world.gateway().await.0;
    assert_eq!((on_hand, held, allocated * 2489), (10, 0, paid));
    world.books_close().await;
}

#[tokio::test]
async fn the_last_second_belongs_to_the_buyer_or_to_the_sweep() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_lost_answer").await;
    assert_eq!(code(world.complete(&shopper, id, "pay").await), "PAYMENT_PENDING");
    world.cx.clock.advance(61 * MINUTE);
    let (done, ended) = join(world.complete(&shopper, id, "pay"), world.sweep()).await;
    assert!(matches!(done.unwrap().outcome, Outcome::Placed { .. }));
    assert_eq!((ended, world.stock(&world.alder).await, world.gateway().await), (0, (10, 0, 1), (2489, 0)));
    world.books_close().await;
}

#[tokio::test]
async fn two_units_are_given_back_twice_however_many_ask() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let asked = [(&line, 1)];
    let refunds = join_all((0..5).map(|_| world.refund(&world.alder, part.id, &asked, false))).await;
    assert_eq!(refunds.iter().filter(|refund| refund.is_ok()).count(), 2);
    for refused in refunds.into_iter().filter(Result::is_err) {
        assert_eq!(code(refused), "LIMIT_EXCEEDED");
    }
    assert_eq!((world.gateway().await, world.stock(&world.alder).await), ((4488, 3998), (10, 0, 0)));
    world.books_close().await;
}

#[tokio::test]
async fn two_vendors_ship_at_once_and_the_whole_has_shipped() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1), (&world.birch, 1)], "test_ok").await;
    let (alder, birch) = (world.part(bought.order, &world.alder).await.id, world.part(bought.order, &world.birch).await.id);
    let (one, other) = join(world.ship(&world.alder, alder, None), world.ship(&world.birch, birch, None)).await;
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(world.status(bought.order).await, OrderStatus::Shipped);
    world.books_close().await;
}

#[tokio::test]
async fn a_parcel_leaves_or_is_cancelled_but_never_both() {
    let world = World::new().await;
    for round in 0..4 {
        let bought = world.buy(&[(&world.alder, 1)], "test_ok").await;
        let part = world.parts(bought.order).await.remove(0).id;
        let (ship, cancel) = (world.ship(&world.alder, part, None), world.cancel_order(&bought, "c"));
        let (shipped, cancelled) = if round % 2 == 0 {
            join(ship, cancel).await
        } else {
            let (c, s) = join(cancel, ship).await;
            (s, c)
        };
        assert_ne!(shipped.is_ok(), cancelled.is_ok());
        assert_eq!(world.part(bought.order, &world.alder).await.lifecycle == Lifecycle::Cancelled, cancelled.is_ok());
    }
    world.books_close().await;
}
