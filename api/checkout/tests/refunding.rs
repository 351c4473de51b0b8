//! Money going back, to the cent, by line and vendor.

use entity::states::{OrderPaymentState, OrderStatus, RefundState};
use ledger::Account;
use payments::test_gateway::tick;

use super::World;
use super::world::{DAY, code};

#[tokio::test]
async fn three_single_refunds_close_the_line_to_the_cent_with_its_commission() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 3), (&world.birch, 1)], "test_ok").await;
    let part = world.part(bought.order, &world.alder).await;
    let line = world.lines(part.id).await.remove(0);
    assert_eq!((part.commission_minor, part.commission_vat_minor), (151, 29));
    for _ in 0..3 {
        world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
        world.books_close().await;
    }
    let given: Vec<_> = world.refunds(part.id).await.into_iter().map(|row| (row.amount_minor, row.commission_minor, row.commission_vat_minor)).collect();
    assert_eq!(given, [(1999, 50, 9), (1999, 50, 10), (1999, 51, 10)]);
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&line, 1)], false).await), "LIMIT_EXCEEDED");
    let line = world.lines(part.id).await.remove(0);
    assert_eq!((line.refunded, line.refunded_minor, line.cancelled), (3, 5997, 3));
    assert_eq!((world.pending(&world.alder).await, world.stock(&world.alder).await), (490, (10, 0, 0)), "the delivery is the vendor's still");
    assert_eq!(world.balance(Account::CommissionRevenue).await, 115);
    assert_eq!(world.part(bought.order, &world.alder).await.payment_state, OrderPaymentState::PartiallyRefunded);
    assert_eq!(world.gateway().await.1, 5997);
    world.books_close().await;
}

#[tokio::test]
async fn the_delivery_is_given_back_once() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    world.refund(&world.alder, part.id, &[], true).await.unwrap();
    assert_eq!(code(world.refund(&world.alder, part.id, &[], true).await), "VALIDATION_FAILED");
    assert_eq!(world.refunds(part.id).await.iter().map(|row| row.amount_minor).collect::<Vec<_>>(), [490]);
    let line = world.lines(part.id).await.remove(0);
    world.refund(&world.alder, part.id, &[(&line, 1)], true).await.unwrap();
    assert_eq!((world.status(bought.order).await, world.gateway().await, world.pending(&world.alder).await), (OrderStatus::Refunded, (2489, 2489), 0));
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&line, 1)], true).await), "STATE_CONFLICT");
    world.books_close().await;
}

#[tokio::test]
async fn more_than_was_bought_is_never_given_back() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2), (&world.birch, 1)], "test_ok").await;
    let part = world.part(bought.order, &world.alder).await;
    let line = world.lines(part.id).await.remove(0);
    let foreign = world.lines(world.part(bought.order, &world.birch).await.id).await.remove(0);
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&line, 3)], false).await), "LIMIT_EXCEEDED");
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&line, 1), (&line, 1)], false).await), "VALIDATION_FAILED");
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&line, 0)], false).await), "VALIDATION_FAILED");
    assert_eq!(code(world.refund(&world.alder, part.id, &[], false).await), "VALIDATION_FAILED");
    assert_eq!(code(world.refund(&world.alder, part.id, &[(&foreign, 1)], false).await), "NOT_FOUND");
    assert_eq!(code(world.refund(&world.birch, part.id, &[(&line, 1)], false).await), "NOT_FOUND");
    assert_eq!((world.gateway().await, world.order(bought.order).await.refunded_minor, world.stock(&world.alder).await), ((9433, 0), 0, (10, 0, 2)));
    world.books_close().await;
}

#[tokio::test]
async fn a_repeated_refund_request_gives_back_once() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let input = orders::RefundInput {
        vendor_order: part.id,
        lines: vec![orders::RefundLine { line: line.id, quantity: 1 }],
        shipping: false,
        reason: "Chipped.".into(),
        expected_version: None,
    };
    let request = world.vendors(&world.alder, "refundCreate");
    let mut ids = Vec::new();
    for _ in 0..3 {
        let id = orders::refund_as_vendor(&world.cx, &world.alder.member, &input, &request).await.unwrap();
        orders::run_refund(&world.cx, &world.gateways, id).await.unwrap();
        ids.push(id);
    }
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(world.gateway().await, (4488, 1999));
    world.books_close().await;
}

/// The gateway says it sent it, and two seconds later that it came back.
async fn fail_late(world: &World, refund: entity::ids::RefundId, part: entity::ids::VendorOrderId) {
    world.cx.clock.advance(2_000);
    tick(&world.cx, &world.gateways).await.unwrap();
    let row = world.refunds(part).await.into_iter().find(|row| row.id == refund).unwrap();
    let verdict = payments::fetch_refund(&world.cx, &world.gateways, row.attempt_id).await.unwrap();
    for _ in 0..2 {
        assert_eq!(orders::refund_settled(&world.cx, row.attempt_id, &verdict).await.unwrap(), RefundState::Failed);
    }
}

#[tokio::test]
async fn a_refund_that_fails_late_is_owed_again_and_can_be_repeated() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 3)], "test_refund_fails_late").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let earned = world.pending(&world.alder).await;
    let refund = world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    assert_eq!((world.gateway().await, world.pending(&world.alder).await), ((6487, 1999), earned - 1940));
    fail_late(&world, refund, part.id).await;
    let line = world.lines(part.id).await.remove(0);
    assert_eq!((line.refunded, line.refunded_minor, line.cancelled), (0, 0, 1), "the unit stays withdrawn");
    assert_eq!((world.gateway().await, world.pending(&world.alder).await, world.order(bought.order).await.refunded_minor), ((6487, 0), earned, 0));
    assert_eq!(world.stock(&world.alder).await, (10, 0, 2));
    world.books_close().await;

    // Once more: it is the same unit's money, no second unit is withdrawn.
    world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    let line = world.lines(part.id).await.remove(0);
    assert_eq!((line.refunded, line.cancelled, world.stock(&world.alder).await), (1, 1, (10, 0, 2)));
    world.books_close().await;
    world.ship(&world.alder, part.id, None).await.unwrap();
    assert_eq!((world.status(bought.order).await, world.stock(&world.alder).await), (OrderStatus::Shipped, (8, 0, 0)));
    world.books_close().await;
}

#[tokio::test]
async fn a_refund_that_fails_after_a_later_one_leaves_no_cent_behind() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 3)], "test_refund_fails_late").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let given = async || {
        let line = world.lines(part.id).await.remove(0);
        (line.refunded, line.refunded_minor, line.refunded_commission_minor, line.refunded_commission_vat_minor)
    };
    let first = world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    let second = world.refund(&world.alder, part.id, &[(&line, 2)], false).await.unwrap();
    assert_eq!(given().await, (3, 5997, 151, 29));
    fail_late(&world, first, part.id).await;
    assert_eq!(given().await, (2, 3998, 101, 20));
    let third = world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    assert_eq!(given().await, (3, 5997, 151, 29), "as if the first had not been");
    for refund in [second, third] {
        fail_late(&world, refund, part.id).await;
    }
    assert_eq!(given().await, (0, 0, 0, 0));
    world.books_close().await;
}

#[tokio::test]
async fn a_cancelled_part_whose_refund_failed_is_owed_still() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1)], "test_refund_fails_late").await;
    world.cancel_order(&bought, "c").await.unwrap();
    let part = world.parts(bought.order).await.remove(0);
    let refund = world.refunds(part.id).await.remove(0);
    fail_late(&world, refund.id, part.id).await;
    let owed = world.part(bought.order, &world.alder).await;
    assert_eq!((owed.payment_state, owed.refunded_minor, world.status(bought.order).await), (OrderPaymentState::Paid, 0, OrderStatus::Cancelled));
    world.books_close().await;
    let line = world.lines(part.id).await.remove(0);
    world.refund_as_operator(part.id, &[(&line, 1)], true).await.unwrap();
    assert_eq!((world.order(bought.order).await.refunded_minor, world.pending(&world.alder).await, world.stock(&world.alder).await), (2489, 0, (10, 0, 0)));
    world.books_close().await;
}

#[tokio::test]
async fn a_refund_that_fails_after_the_release_is_the_vendors_to_take_out() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2)], "test_refund_fails_late").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let parcel = world.ship(&world.alder, part.id, None).await.unwrap();
    world.deliver(&world.alder, parcel).await.unwrap();
    world.cx.clock.advance(14 * DAY - 1_000);
    let refund = world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    world.cx.clock.advance(1_000);
    orders::release(&world.cx, part.id).await.unwrap();
    let vendor = world.alder.member.vendor;
    let all = 2 * 1999 + 490 - 101 - 19;
    let (available, receivable) = (Account::VendorAvailable(vendor), Account::VendorReceivable(vendor));
    assert_eq!((world.pending(&world.alder).await, world.balance(available).await), (0, all - 1999 + 50 + 9));
    fail_late(&world, refund, part.id).await;
    assert_eq!((world.pending(&world.alder).await, world.balance(available).await, world.balance(receivable).await), (0, all, 0));
    world.books_close().await;
}
