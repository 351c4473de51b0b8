//! Buyers and vendors change their minds.

use entity::states::{CheckoutState, Lifecycle, OrderStatus, PaymentState};
use platform::idempotency::Request;

use super::World;
use super::world::{World as W, code};
use crate::Outcome;

async fn cancel(world: &W, shopper: &kernel::Shopper, id: entity::ids::CheckoutId, key: &str) -> platform::Result<crate::View> {
    let request: Request = world.request(shopper, "checkoutCancel", key);
    crate::cancel(&world.cx, &world.gateways, shopper, id, &request).await
}

#[tokio::test]
async fn giving_up_while_a_payment_waits_ends_the_payment_first() {
    let world = World::new().await;
    for token in ["test_action", "test_later"] {
        let shopper = world.guest(&[(&world.alder, 1)]).await;
        let id = world.ready(&shopper, token).await;
        let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
        cancel(&world, &shopper, id, "c").await.unwrap();
        cancel(&world, &shopper, id, "c").await.unwrap();
        assert_eq!((world.status(order).await, world.current(order).await.state), (OrderStatus::Cancelled, PaymentState::Cancelled));
        assert_eq!((world.checkout(&shopper, id).await.state, world.stock(&world.alder).await), (CheckoutState::Cancelled, (10, 0, 0)));
        world.cx.clock.advance(5_000);
        payments::test_gateway::tick(&world.cx, &world.gateways).await.unwrap();
        assert_eq!(world.gateway().await, (0, 0), "{token}");
        assert!(world.start(&shopper).await.is_ok(), "the cart is free again");
        let again = world.checkout(&shopper, id).await;
        assert_eq!(again.state, CheckoutState::Cancelled);
        cart::remove_lines(&world.cx, &shopper, &remove_all(&world, &shopper).await, None).await.unwrap();
        world.cx.clock.advance(61 * 60_000);
        world.sweep().await;
    }
    world.books_close().await;
}

async fn remove_all(world: &W, shopper: &kernel::Shopper) -> cart::RemoveLines {
    let view = cart::view(&world.cx, shopper).await.unwrap().unwrap();
    cart::RemoveLines { line_ids: view.lines().map(|line| line.row.id).collect(), expected_version: None }
}

#[tokio::test]
async fn giving_up_when_the_money_has_come_places_the_order() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_lost_answer").await;
    assert_eq!(code(world.complete(&shopper, id, "one").await), "PAYMENT_PENDING");
    assert_eq!(code(cancel(&world, &shopper, id, "c").await), "STATE_CONFLICT");
    assert_eq!(world.checkout(&shopper, id).await.state, CheckoutState::Completed);
    assert_eq!(world.complete(&shopper, id, "one").await.unwrap().outcome, Outcome::Placed { order: world.checkout(&shopper, id).await.order_id.unwrap() });
    world.books_close().await;
}

#[tokio::test]
async fn starting_again_never_holds_the_goods_twice() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 6)]).await;
    let first = world.start(&shopper).await.unwrap();
    let second = world.start(&shopper).await.unwrap();
    assert_ne!(first, second);
    assert_eq!((world.stock(&world.alder).await, world.checkout(&shopper, first).await.state), ((10, 6, 0), CheckoutState::Cancelled));
    assert_eq!(code(world.complete(&shopper, first, "one").await), "STATE_CONFLICT");
    world.books_close().await;
}

#[tokio::test]
async fn an_unpaid_order_ends_with_its_checkout_and_a_repeated_request_says_so_again() {
    let world = World::new().await;
    let shopper = world.customer.clone();
    world.put(Some(&shopper), &[(&world.alder, 1)]).await.unwrap();
    let checkout = world.ready(&shopper, "test_action").await;
    let order = world.complete(&shopper, checkout, "one").await.unwrap().outcome.order();
    let bought = super::world::Bought { shopper, checkout, order };
    for _ in 0..2 {
        assert_eq!(world.cancel_order(&bought, "c").await.unwrap(), order);
    }
    assert_eq!((world.status(order).await, world.stock(&world.alder).await, world.gateway().await), (OrderStatus::Cancelled, (10, 0, 0), (0, 0)));
    assert_eq!(world.checkout(&bought.shopper, checkout).await.state, CheckoutState::Cancelled);
    world.books_close().await;
}

#[tokio::test]
async fn cancelling_a_pending_order_that_was_placed_meanwhile_cancels_nothing_silently() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let checkout = world.ready(&shopper, "test_action").await;
    let order = world.complete(&shopper, checkout, "one").await.unwrap().outcome.order();
    let seen = world.order(order).await;
    payments::test_gateway::confirm(&world.cx, world.current(order).await.gateway_ref.as_deref().unwrap()).await.unwrap();
    world.look(order).await;
    let request = world.request(&shopper, "orderCancel", "c");
    assert_eq!(code(crate::cancel_order(&world.cx, &world.gateways, &seen, "No.", &request).await), "STATE_CONFLICT");
    assert_eq!(world.status(order).await, OrderStatus::Paid);
    // Asked again, as the answer said, it goes the way of a paid order.
    let seen = world.order(order).await;
    assert_eq!(crate::cancel_order(&world.cx, &world.gateways, &seen, "No.", &request).await.unwrap(), order);
    assert_eq!((world.status(order).await, world.gateway().await), (OrderStatus::Cancelled, (2489, 2489)));
    world.books_close().await;
}

#[tokio::test]
async fn a_cancelled_order_gives_everything_back() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2), (&world.birch, 1)], "test_ok").await;
    world.cancel_order(&bought, "c").await.unwrap();
    world.cancel_order(&bought, "c").await.unwrap();
    let order = world.order(bought.order).await;
    assert_eq!((order.status, order.refunded_minor, world.gateway().await), (OrderStatus::Cancelled, 9433, (9433, 9433)));
    assert!(world.parts(order.id).await.iter().all(|part| part.lifecycle == Lifecycle::Cancelled));
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((10, 0, 0), (10, 0, 0)));
    assert_eq!((world.pending(&world.alder).await, world.pending(&world.birch).await), (0, 0));
    assert_eq!((world.balance(ledger::Account::CommissionRevenue).await, world.balance(ledger::Account::CommissionVat).await), (0, 0));
    assert_eq!(world.balance(ledger::Account::PspClearing).await, -157, "the gateway keeps its fee");
    assert_eq!(code(world.cancel_order(&bought, "again").await), "STATE_CONFLICT");
    world.books_close().await;
}

#[tokio::test]
async fn when_one_parcel_has_left_only_the_rest_is_cancelled() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2), (&world.birch, 1)], "test_ok").await;
    world.ship(&world.alder, world.part(bought.order, &world.alder).await.id, None).await.unwrap();
    world.cancel_order(&bought, "c").await.unwrap();
    let (alder, birch) = (world.part(bought.order, &world.alder).await, world.part(bought.order, &world.birch).await);
    assert_eq!((alder.lifecycle, birch.lifecycle), (Lifecycle::Placed, Lifecycle::Cancelled));
    assert_eq!((world.status(bought.order).await, world.gateway().await), (OrderStatus::Shipped, (9433, 4945)));
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((8, 0, 0), (10, 0, 0)));
    assert_eq!((world.pending(&world.alder).await, world.pending(&world.birch).await), (4368, 0));
    assert_eq!(code(world.cancel_order(&bought, "again").await), "STATE_CONFLICT");
    world.books_close().await;
}

#[tokio::test]
async fn a_vendor_that_cannot_deliver_takes_back_its_own_part_only() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2), (&world.birch, 1)], "test_ok").await;
    let part = world.part(bought.order, &world.birch).await;
    assert_eq!(code(world.reject(&world.alder, part.id).await), "NOT_FOUND");
    assert_eq!(world.reject(&world.birch, part.id).await.unwrap().len(), 1);
    assert_eq!(code(world.reject(&world.birch, part.id).await), "STATE_CONFLICT");
    let order = world.order(bought.order).await;
    assert_eq!((order.status, order.refunded_minor, world.gateway().await), (OrderStatus::Paid, 4945, (9433, 4945)));
    assert_eq!((world.pending(&world.alder).await, world.pending(&world.birch).await), (4368, 0));
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((10, 0, 2), (10, 0, 0)));
    world.books_close().await;
}
