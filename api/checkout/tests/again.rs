//! Money that comes twice, or after all: it buys once, and what bought nothing goes back.

use entity::ids::PaymentId;
use entity::states::{CheckoutState, OrderStatus, PaymentState, RefundState};
use ledger::Account;
use payments::RefundVerdict;
use payments::test_gateway::{Faults, fee, tick};

use super::World;
use super::world::code;
use crate::Outcome;

/// A guest chose another card after the first payment had been begun; the gateway said that the first is cancelled, and will take it all the same.
async fn two_cards(world: &World, second: &str) -> (kernel::Shopper, entity::ids::CheckoutId, entity::ids::OrderId, PaymentId) {
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_cancel_ignored").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    let first = world.current(order).await.id;
    world.payment(&shopper, id, second).await.unwrap();
    assert_eq!(world.current(order).await.state, PaymentState::Cancelled);
    (shopper, id, order, first)
}

async fn two_seconds_later(world: &World) {
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
}

#[tokio::test]
async fn an_order_that_is_paid_twice_keeps_one_payment_and_sends_the_other_back() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_ok").await;
    assert_eq!(world.complete(&shopper, id, "two").await.unwrap().outcome, Outcome::Placed { order });
    two_seconds_later(&world).await;
    for _ in 0..2 {
        assert_eq!(world.look_at(first).await, Outcome::TooLate { order });
    }
    let now = world.order(order).await;
    assert_eq!((now.status, now.total_minor, now.refunded_minor), (OrderStatus::Paid, 2489, 0));
    assert_eq!((world.gateway().await, world.payments(order).await), ((2 * 2489, 2489), 2));
    assert_eq!(world.history(order).await, ["created", "placed", "paid_again", "paid_again_sent_back"]);
    assert_eq!((world.balance(Account::PspFee).await, world.balance(Account::PspClearing).await), (2 * fee(2489), 2489 - 2 * fee(2489)));
    assert_eq!((world.checkout(&shopper, id).await.state, world.stock(&world.alder).await), (CheckoutState::Completed, (10, 0, 1)));
    world.books_close().await;
    // The payment that bought it can still be refunded, and from the money it brought.
    let line = world.lines(world.part(order, &world.alder).await.id).await.remove(0);
    world.refund(&world.alder, line.vendor_order_id, &[(&line, 1)], true).await.unwrap();
    assert_eq!((world.gateway().await, world.order(order).await.refunded_minor), ((2 * 2489, 2 * 2489), 2489));
    world.books_close().await;
}

#[tokio::test]
async fn the_first_cards_money_goes_back_while_the_second_is_still_being_asked() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_later").await;
    assert_eq!(world.complete(&shopper, id, "two").await.unwrap().outcome, Outcome::Processing { order });
    // Late word of the first payment's end opens nothing that the second one closed.
    assert!(matches!(world.look_at(first).await, Outcome::Declined { .. }));
    assert_eq!(world.checkout(&shopper, id).await.state, CheckoutState::Completing);
    two_seconds_later(&world).await;
    assert_eq!(world.look_at(first).await, Outcome::TooLate { order });
    assert_eq!((world.status(order).await, world.checkout(&shopper, id).await.state), (OrderStatus::Pending, CheckoutState::Completing));
    assert_eq!(world.look(order).await, Outcome::Placed { order });
    assert_eq!((world.gateway().await, world.status(order).await), ((2 * 2489, 2489), OrderStatus::Paid));
    world.books_close().await;
}

#[tokio::test]
async fn a_payment_for_an_older_price_never_places_the_order_at_the_new_one() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_later").await;
    world.price(&world.alder, 2500).await;
    assert_eq!(code(world.complete(&shopper, id, "two").await), "PRICE_CHANGED");
    assert_eq!(world.complete(&shopper, id, "two").await.unwrap().outcome, Outcome::Processing { order });
    two_seconds_later(&world).await;
    assert_eq!(world.look_at(first).await, Outcome::TooLate { order });
    assert_eq!((world.status(order).await, world.gateway().await), (OrderStatus::Pending, (2489 + 2990, 2489)));
    assert_eq!(world.look(order).await, Outcome::Placed { order });
    assert_eq!(world.order(order).await.total_minor, 2990);
    world.books_close().await;
}

#[tokio::test]
async fn money_of_a_cancelled_payment_buys_while_no_other_is_under_way() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_ok").await;
    two_seconds_later(&world).await;
    assert_eq!(world.look_at(first).await, Outcome::Placed { order });
    assert_eq!(world.complete(&shopper, id, "two").await.unwrap().outcome, Outcome::Placed { order });
    assert_eq!((world.gateway().await, world.payments(order).await), ((2489, 0), 1));
    world.books_close().await;
}

#[tokio::test]
async fn money_that_comes_twice_goes_back_though_the_gateway_loses_the_answer() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_ok").await;
    world.complete(&shopper, id, "two").await.unwrap();
    two_seconds_later(&world).await;
    let verdict = payments::fetch(&world.cx, &world.gateways, first).await.unwrap();
    world.gateways.misbehave(Faults { loses: 1, ..Faults::default() });
    let known = payments::by_ids(&world.cx.db, &[first]).await.unwrap().remove(0);
    crate::settle::settle(&world.cx, &world.gateways, &known, &verdict, None).await.unwrap();
    assert_eq!((world.gateway().await, world.history(order).await.len()), ((2 * 2489, 2489), 3), "sent, but we were not told");
    world.gateways.misbehave(Faults::default());
    world.cx.clock.advance(30_000);
    assert_eq!(crate::resolve_in_doubt(&world.cx, &world.gateways).await.unwrap(), 1);
    assert_eq!((world.gateway().await, world.history(order).await.len()), ((2 * 2489, 2489), 4));
    world.books_close().await;
}

#[tokio::test]
async fn money_that_came_twice_and_cannot_be_sent_back_is_owed_and_named() {
    let world = World::new().await;
    let (shopper, id, order, first) = two_cards(&world, "test_ok").await;
    world.complete(&shopper, id, "two").await.unwrap();
    two_seconds_later(&world).await;
    world.look_at(first).await;
    let calls = payments::attempts_of(&world.cx.db, first).await.unwrap();
    let attempt = calls.iter().find(|call| call.operation == entity::states::AttemptOperation::Refund).unwrap().id;
    let late = RefundVerdict { state: RefundState::Failed, gateway_ref: None };
    for _ in 0..2 {
        assert_eq!(orders::refund_settled(&world.cx, attempt, &late).await.unwrap(), RefundState::Failed);
    }
    assert_eq!(world.balance(Account::OrderControl(order)).await, 2489);
    assert_eq!(world.history(order).await.last().map(String::as_str), Some("paid_again_not_sent_back"));
    let broken = ledger::check(&world.cx.db).await.unwrap();
    assert!(broken.iter().any(|row| row.contains(&order.to_string())), "{broken:?}");
}

#[tokio::test]
async fn what_the_gateway_keeps_is_booked_when_it_is_told() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1)], "test_fee_later").await;
    assert_eq!((world.balance(Account::PspFee).await, world.balance(Account::PspClearing).await), (0, 2489));
    world.books_close().await;
    two_seconds_later(&world).await;
    for _ in 0..2 {
        assert_eq!(world.look(bought.order).await, Outcome::Placed { order: bought.order });
    }
    assert_eq!((world.balance(Account::PspFee).await, world.balance(Account::PspClearing).await), (fee(2489), 2489 - fee(2489)));
    world.books_close().await;
}

#[tokio::test]
async fn while_the_gateway_is_away_nothing_is_begun_and_what_was_begun_ends_well() {
    let world = World::new().await;
    world.gateways.misbehave(Faults { busy: 1, ..Faults::default() });
    let first = world.guest(&[(&world.alder, 1)]).await;
    let begun = world.ready(&first, "test_ok").await;
    for _ in 0..3 {
        assert_eq!(code(world.complete(&first, begun, "one").await), "PAYMENT_PENDING");
    }
    let second = world.guest(&[(&world.birch, 1)]).await;
    let waiting = world.ready(&second, "test_ok").await;
    assert_eq!(code(world.complete(&second, waiting, "one").await), "STATE_CONFLICT");
    let checkout = world.checkout(&second, waiting).await;
    assert_eq!((checkout.state, checkout.order_id, world.stock(&world.birch).await), (CheckoutState::Open, None, (10, 1, 0)));
    // The one that was begun is told to come back with its key, as before.
    assert_eq!(code(world.complete(&first, begun, "one").await), "PAYMENT_PENDING");
    world.gateways.misbehave(Faults::default());
    world.cx.clock.advance(5_000);
    for (shopper, id) in [(&first, begun), (&second, waiting)] {
        assert!(matches!(world.complete(shopper, id, "one").await.unwrap().outcome, Outcome::Placed { .. }));
    }
    assert_eq!(world.gateway().await, (2489 + 4945, 0));
    world.books_close().await;
}
