//! Payments that take their time: second steps, later captures, and money that comes when the goods are gone.

use entity::states::{CheckoutState, OrderStatus, PaymentState, RefundState};
use ledger::Account;
use payments::test_gateway::{confirm, tick};

use super::World;
use super::world::{MINUTE, code};
use crate::Outcome;

async fn confirm_at_gateway(world: &World, order: entity::ids::OrderId) {
    confirm(&world.cx, world.current(order).await.gateway_ref.as_deref().unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_second_step_is_done_at_the_gateway_and_then_completed() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_action").await;
    let first = world.complete(&shopper, id, "one").await.unwrap();
    let order = first.outcome.order();
    assert_eq!(first.outcome, Outcome::ActionRequired { order });
    assert!(first.next_action.unwrap()["url"].as_str().unwrap().ends_with("/confirm"));
    // Nothing was done yet: asking again, with whatever key, says the same.
    for key in ["one", "two"] {
        let again = world.complete(&shopper, id, key).await.unwrap();
        assert!(again.next_action.is_some() && again.outcome == Outcome::ActionRequired { order }, "{again:?}");
    }
    assert_eq!((world.status(order).await, world.gateway().await), (OrderStatus::Pending, (0, 0)));
    world.books_close().await;
    confirm_at_gateway(&world, order).await;
    assert_eq!(world.complete(&shopper, id, "three").await.unwrap().outcome, Outcome::Placed { order });
    assert_eq!((world.status(order).await, world.gateway().await, world.payments(order).await), (OrderStatus::Paid, (2489, 0), 1));
    world.books_close().await;
}

#[tokio::test]
async fn the_key_of_the_first_step_leads_to_the_end_too() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_action").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    confirm_at_gateway(&world, order).await;
    assert_eq!(world.complete(&shopper, id, "one").await.unwrap().outcome, Outcome::Placed { order });
    assert_eq!((world.gateway().await, world.payments(order).await), ((2489, 0), 1));
    world.books_close().await;
}

#[tokio::test]
async fn a_first_step_nobody_went_on_with_is_never_charged_by_its_old_key() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_action").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    // Another card: the first payment is cancelled at the gateway.
    world.payment(&shopper, id, "test_ok").await.unwrap();
    assert_eq!(code(confirm(&world.cx, world.current(order).await.gateway_ref.as_deref().unwrap()).await), "STATE_CONFLICT");
    assert_eq!(code(world.complete(&shopper, id, "one").await), "PAYMENT_DECLINED");
    assert_eq!(world.gateway().await, (0, 0));
    assert_eq!(world.complete(&shopper, id, "two").await.unwrap().outcome, Outcome::Placed { order });
    assert_eq!((world.gateway().await, world.payments(order).await), ((2489, 0), 2));
    world.books_close().await;
}

#[tokio::test]
async fn a_later_capture_is_told_by_the_gateway_and_placed_once() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1), (&world.birch, 2)]).await;
    let id = world.ready(&shopper, "test_later").await;
    let done = world.complete(&shopper, id, "one").await.unwrap();
    let order = done.outcome.order();
    assert_eq!(done.outcome, Outcome::Processing { order });
    assert_eq!((world.status(order).await, world.stock(&world.birch).await), (OrderStatus::Pending, (10, 2, 0)));
    // Meanwhile nobody changes what is being paid.
    assert_eq!(code(world.put(Some(&shopper), &[(&world.alder, 1)]).await), "STATE_CONFLICT");
    assert_eq!(code(world.payment(&shopper, id, "test_ok").await), "STATE_CONFLICT");
    assert_eq!(code(world.start(&shopper).await), "STATE_CONFLICT");
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
    for _ in 0..2 {
        assert_eq!(world.look(order).await, Outcome::Placed { order });
    }
    assert_eq!((world.gateway().await, world.history(order).await), ((1999 + 490 + 2 * 4550 + 395, 0), vec!["created".into(), "placed".into()]));
    assert_eq!(world.complete(&shopper, id, "one").await.unwrap().outcome, Outcome::Placed { order });
    world.books_close().await;
}

#[tokio::test]
async fn a_payment_that_never_ends_holds_its_goods_for_a_bounded_time() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_later").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    let created = world.checkout(&shopper, id).await.created_at;
    // The gateway says "processing" whenever it is asked, for hours.
    for _ in 0..20 {
        world.cx.clock.advance(10 * MINUTE);
        assert_eq!(world.look(order).await, Outcome::Processing { order });
    }
    assert!(world.checkout(&shopper, id).await.expires_at <= created + 90 * MINUTE);
    assert_eq!(world.sweep().await, 1);
    assert_eq!((world.status(order).await, world.stock(&world.alder).await), (OrderStatus::Expired, (10, 0, 0)));
    assert_eq!(world.gateway().await, (0, 0));
    world.books_close().await;
}

#[tokio::test]
async fn money_that_comes_when_the_goods_are_gone_goes_back() {
    let world = World::with_stock(1).await;
    let shopper = world.guest(&[(&world.alder, 1), (&world.birch, 1)]).await;
    let id = world.ready(&shopper, "test_later").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    world.lose_holds(id).await;
    let faster = world.buy(&[(&world.birch, 1)], "test_ok").await;
    assert_eq!(world.status(faster.order).await, OrderStatus::Paid);
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
    for _ in 0..2 {
        assert_eq!(world.look(order).await, Outcome::TooLate { order });
    }
    let late = world.order(order).await;
    assert_eq!((late.status, late.total_minor, late.refunded_minor), (OrderStatus::Cancelled, 7434, 7434));
    assert!(late.cancel_reason.is_some());
    assert_eq!(world.checkout(&shopper, id).await.state, CheckoutState::Cancelled);
    assert_eq!(world.gateway().await, (7434 + 4945, 7434));
    assert_eq!(world.stock(&world.alder).await, (1, 0, 0), "what was still there is back on the shelf");
    assert_eq!((world.stock(&world.birch).await, world.pending(&world.alder).await), ((1, 0, 1), 0));
    assert_eq!(code(world.complete(&shopper, id, "two").await), "STATE_CONFLICT");
    assert_eq!(code(world.complete(&shopper, id, "one").await), "STATE_CONFLICT");
    // The buyer's cart is open again.
    assert_eq!(cart::view(&world.cx, &shopper).await.unwrap().unwrap().item_count, 2);
    world.books_close().await;
}

#[tokio::test]
async fn a_late_payment_still_gets_what_nobody_else_took() {
    let world = World::with_stock(1).await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_later").await;
    let order = world.complete(&shopper, id, "one").await.unwrap().outcome.order();
    world.lose_holds(id).await;
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
    assert_eq!(world.look(order).await, Outcome::Placed { order });
    assert_eq!(world.stock(&world.alder).await, (1, 0, 1));
    world.books_close().await;
}

#[tokio::test]
async fn a_refund_of_a_late_payment_that_fails_is_made_again_by_an_operator() {
    let world = World::with_stock(1).await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_refund_fails_late").await;
    // The claim is made; before the gateway is asked the goods go to somebody else.
    let request = world.request(&shopper, "checkoutComplete", "one");
    world.lose_holds(id).await;
    world.buy(&[(&world.alder, 1)], "test_ok").await;
    let done = crate::complete(&world.cx, &world.gateways, &shopper, id, &request).await;
    assert_eq!(code(done), "STATE_CONFLICT");
    let order = world.checkout(&shopper, id).await.order_id.unwrap();
    let part = world.parts(order).await.remove(0);
    let refund = world.refunds(part.id).await.remove(0);
    assert_eq!((refund.state, refund.commission_minor), (RefundState::Succeeded, 0));
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
    let verdict = payments::fetch_refund(&world.cx, &world.gateways, refund.attempt_id).await.unwrap();
    orders::refund_settled(&world.cx, refund.attempt_id, &verdict).await.unwrap();
    assert_eq!(world.balance(Account::OrderControl(order)).await, 2489, "the order owes it still");
    // The gateway's next refund of this charge would fail late as well: that is told long after the books are looked at here.
    let line = world.lines(part.id).await.remove(0);
    let again = world.refund_as_operator(part.id, &[(&line, 1)], true).await.unwrap();
    let rows = world.refunds(part.id).await;
    let row = rows.iter().find(|row| row.id == again).unwrap();
    assert_eq!((row.amount_minor, row.commission_minor, row.state), (2489, 0, RefundState::Succeeded));
    assert_eq!((world.balance(Account::OrderControl(order)).await, world.pending(&world.alder).await), (0, 1999 + 490 - 50 - 10));
    assert_eq!((world.order(order).await.refunded_minor, world.status(order).await), (2489, OrderStatus::Cancelled));
    world.books_close().await;
}

#[tokio::test]
async fn the_sweep_places_what_was_paid_after_all() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_lost_answer").await;
    assert_eq!(code(world.complete(&shopper, id, "one").await), "PAYMENT_PENDING");
    world.cx.clock.advance(61 * MINUTE);
    assert_eq!(world.sweep().await, 0);
    let checkout = world.checkout(&shopper, id).await;
    assert_eq!((checkout.state, world.status(checkout.order_id.unwrap()).await), (CheckoutState::Completed, OrderStatus::Paid));
    assert_eq!((world.gateway().await, world.stock(&world.alder).await), ((2489, 0), (10, 0, 1)));
    world.books_close().await;
}

#[tokio::test]
async fn the_sweep_puts_back_what_was_not_paid_in_time() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let unpaid = world.ready(&shopper, "test_ok").await;
    let waiting = world.guest(&[(&world.birch, 1)]).await;
    let step = world.ready(&waiting, "test_action").await;
    let order = world.complete(&waiting, step, "one").await.unwrap().outcome.order();
    assert_eq!(world.sweep().await, 0);
    world.cx.clock.advance(61 * MINUTE);
    assert_eq!(code(world.complete(&shopper, unpaid, "late").await), "STATE_CONFLICT");
    assert_eq!(world.sweep().await, 2);
    assert_eq!(world.sweep().await, 0);
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((10, 0, 0), (10, 0, 0)));
    assert_eq!((world.status(order).await, world.current(order).await.state), (OrderStatus::Expired, PaymentState::Cancelled));
    assert_eq!(world.checkout(&shopper, unpaid).await.state, CheckoutState::Expired);
    for (who, id) in [(&shopper, unpaid), (&waiting, step)] {
        assert_eq!(code(world.complete(who, id, "after").await), "STATE_CONFLICT");
        // The cart is there still, and may start again.
        assert!(world.start(who).await.is_ok());
    }
    assert_eq!(world.gateway().await, (0, 0));
    world.books_close().await;
}
