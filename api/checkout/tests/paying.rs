//! Paying: once, whoever asks how often.

use entity::states::{CheckoutState, OrderStatus, PaymentState};
use futures_util::future::join_all;
use kernel::Refusal;
use ledger::Account;
use platform::Error;

use super::World;
use super::world::code;
use crate::Outcome;

#[tokio::test]
async fn two_vendors_are_paid_by_one_charge_that_is_split_to_the_cent() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 2), (&world.birch, 1)], "test_ok").await;
    let order = world.order(bought.order).await;
    assert_eq!((order.status, order.items_minor, order.shipping_minor, order.total_minor), (OrderStatus::Paid, 8548, 885, 9433));
    assert_eq!(order.number, "R1001");
    let parts: Vec<_> =
        world.parts(order.id).await.into_iter().map(|part| (part.number, part.total_minor, part.commission_minor, part.commission_vat_minor)).collect();
    assert_eq!(parts, [("R1001-1".into(), 4488, 101, 19), ("R1001-2".into(), 4945, 115, 22)]);
    assert_eq!((world.pending(&world.alder).await, world.pending(&world.birch).await), (4368, 4808));
    assert_eq!((world.balance(Account::CommissionRevenue).await, world.balance(Account::CommissionVat).await), (216, 41));
    assert_eq!((world.balance(Account::PspFee).await, world.balance(Account::PspClearing).await), (157, 9276));
    assert_eq!(world.balance(Account::OrderControl(order.id)).await, 0);
    assert_eq!((world.gateway().await, world.payments(order.id).await), ((9433, 0), 1));
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((10, 0, 2), (10, 0, 1)));
    assert_eq!(world.checkout(&bought.shopper, bought.checkout).await.state, CheckoutState::Completed);
    assert!(cart::view(&world.cx, &bought.shopper).await.unwrap().is_none(), "the cart has become the order");
    assert_eq!(world.history(order.id).await, ["created", "placed"]);
    world.books_close().await;
}

#[tokio::test]
async fn completing_again_gives_the_same_order_and_takes_nothing() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1)], "test_ok").await;
    let again = world.cx.for_request("again");
    let same_key = world.complete_as(&again, &bought.shopper, bought.checkout, "pay").await.unwrap();
    assert!(again.was_replayed());
    let other = world.cx.for_request("other");
    let other_key = world.complete_as(&other, &bought.shopper, bought.checkout, "another").await.unwrap();
    assert!(!other.was_replayed());
    assert_eq!((same_key.outcome, other_key.outcome), (Outcome::Placed { order: bought.order }, Outcome::Placed { order: bought.order }));
    assert_eq!((world.gateway().await, world.payments(bought.order).await), ((2489, 0), 1));
    world.books_close().await;
}

#[tokio::test]
async fn twenty_impatient_clicks_make_one_order_and_one_charge() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 2), (&world.birch, 1)]).await;
    let id = world.ready(&shopper, "test_ok").await;
    let keys: Vec<String> = (0..20).map(|n| format!("click {}", n % 5)).collect();
    let done = join_all(keys.iter().map(|key| world.complete(&shopper, id, key))).await;
    let outcomes: Vec<Outcome> = done.into_iter().map(|done| done.unwrap().outcome).collect();
    let order = outcomes[0].order();
    assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Placed { order }), "{outcomes:?}");
    assert_eq!((world.gateway().await, world.payments(order).await), ((9433, 0), 1));
    assert_eq!(world.history(order).await, ["created", "placed"]);
    assert_eq!((world.stock(&world.alder).await, world.stock(&world.birch).await), ((10, 0, 2), (10, 0, 1)));
    world.books_close().await;
}

#[tokio::test]
async fn after_a_decline_the_same_order_is_paid_with_another_card() {
    let world = World::new().await;
    let shopper = world.customer.clone();
    world.put(Some(&shopper), &[(&world.alder, 1), (&world.birch, 1)]).await.unwrap();
    let id = world.ready(&shopper, "test_decline_insufficient_funds").await;
    let declined = world.complete(&shopper, id, "first").await;
    assert!(matches!(&declined, Err(Error::Refused(no)) if *no == [Refusal::PaymentDeclined { decline_code: "insufficient_funds".into() }]), "{declined:?}");
    let checkout = world.checkout(&shopper, id).await;
    let order = checkout.order_id.unwrap();
    assert_eq!((checkout.state, world.status(order).await), (CheckoutState::Open, OrderStatus::Pending));
    assert_eq!((world.gateway().await, world.stock(&world.alder).await), ((0, 0), (10, 1, 0)));
    assert_eq!(cart::view(&world.cx, &shopper).await.unwrap().unwrap().item_count, 2, "the cart is intact");
    // The same key tells the same no; it never charges.
    assert_eq!(code(world.complete(&shopper, id, "first").await), "PAYMENT_DECLINED");
    world.books_close().await;

    world.payment(&shopper, id, "test_ok").await.unwrap();
    let done = world.complete(&shopper, id, "second").await.unwrap();
    assert_eq!(done.outcome, Outcome::Placed { order });
    assert_eq!((world.order(order).await.number.as_str(), world.status(order).await), ("R1001", OrderStatus::Paid));
    assert_eq!((world.gateway().await, world.payments(order).await, world.parts(order).await.len()), ((7434, 0), 2, 2));
    assert_eq!(orders::list_for_shopper(&world.cx.db, &shopper, &kernel::Page::first(10)).await.unwrap().rows.len(), 1);
    world.books_close().await;
}

#[tokio::test]
async fn a_price_that_moved_is_shown_before_anything_is_claimed() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 2)]).await;
    let id = world.ready(&shopper, "test_ok").await;
    world.price(&world.alder, 2199).await;
    let refused = world.complete(&shopper, id, "one").await;
    let Err(Error::Refused(why)) = refused else { panic!("{refused:?}") };
    assert!(matches!(&why[..], [Refusal::PriceChanged { was, now, offer: Some(_), .. }] if (was.minor, now.minor) == (1999, 2199)), "{why:?}");
    let checkout = world.checkout(&shopper, id).await;
    assert_eq!((checkout.state, checkout.order_id, world.gateway().await), (CheckoutState::Open, None, (0, 0)));
    assert_eq!(world.looks_right(&shopper, id).await, []);
    let done = world.complete(&shopper, id, "one").await.unwrap();
    assert_eq!(world.order(done.outcome.order()).await.total_minor, 2 * 2199 + 490);
    world.books_close().await;
}

#[tokio::test]
async fn what_is_no_longer_sold_cannot_be_paid() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1), (&world.birch, 1)]).await;
    let id = world.ready(&shopper, "test_ok").await;
    pricing::withdraw(&world.cx, &world.birch.member, Some("gone"), world.birch.offer).await.unwrap();
    assert_eq!(code(world.complete(&shopper, id, "one").await), "INSUFFICIENT_STOCK");
    world.price(&world.birch, 4550).await;
    let suspend = "UPDATE vendor SET state = $1 WHERE id = $2";
    platform::db::execute(&world.cx.db, suspend, ["suspended".into(), world.alder.member.vendor.into()]).await.unwrap();
    let refused = world.complete(&shopper, id, "two").await;
    assert!(
        matches!(&refused, Err(Error::Refused(why)) if matches!(why[..], [Refusal::InsufficientStock { offer, .. }] if offer == world.alder.offer)),
        "{refused:?}"
    );
    platform::db::execute(&world.cx.db, suspend, ["live".into(), world.alder.member.vendor.into()]).await.unwrap();
    assert_eq!((world.gateway().await, world.checkout(&shopper, id).await.order_id), ((0, 0), None));
    assert!(world.complete(&shopper, id, "three").await.is_ok());
    world.books_close().await;
}

#[tokio::test]
async fn a_checkout_that_lacks_something_says_what() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.start(&shopper).await.unwrap();
    let refused = world.complete(&shopper, id, "one").await;
    assert!(matches!(&refused, Err(Error::Refused(why)) if why.len() == 3 && why.iter().all(|no| no.code() == "VALIDATION_FAILED")), "{refused:?}");
    assert_eq!(world.stock(&world.alder).await, (10, 1, 0));
    world.books_close().await;
}

#[tokio::test]
async fn somebody_elses_checkout_answers_like_none() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_ok").await;
    let stranger = world.guest(&[(&world.alder, 1)]).await;
    for who in [&stranger, &world.customer] {
        assert_eq!(code(crate::view(&world.cx, who, id).await), "NOT_FOUND");
        assert_eq!(code(world.address(who, id).await), "NOT_FOUND");
        assert_eq!(code(world.payment(who, id, "test_ok").await), "NOT_FOUND");
        assert_eq!(code(world.complete(who, id, "mine").await), "NOT_FOUND");
        assert_eq!(code(crate::cancel(&world.cx, &world.gateways, who, id, &world.request(who, "checkoutCancel", "c")).await), "NOT_FOUND");
    }
    assert_eq!(world.complete(&shopper, id, "mine").await.unwrap().outcome.order(), world.checkout(&shopper, id).await.order_id.unwrap());
    world.books_close().await;
}

#[tokio::test]
async fn thirty_two_buyers_of_ten_lamps_make_exactly_ten_orders() {
    let world = World::new().await;
    let mut shoppers = Vec::new();
    for _ in 0..32 {
        shoppers.push(world.guest(&[(&world.birch, 1)]).await);
    }
    let started = join_all(shoppers.iter().map(|shopper| world.start(shopper))).await;
    let mut orders = 0;
    for (shopper, started) in shoppers.iter().zip(started) {
        let Ok(id) = started else {
            assert_eq!(code(started), "INSUFFICIENT_STOCK");
            continue;
        };
        world.address(shopper, id).await.unwrap();
        world.delivery(shopper, id).await.unwrap();
        world.payment(shopper, id, "test_ok").await.unwrap();
        assert!(matches!(world.complete(shopper, id, "pay").await.unwrap().outcome, Outcome::Placed { .. }));
        orders += 1;
    }
    assert_eq!((orders, world.stock(&world.birch).await), (10, (10, 0, 10)));
    assert_eq!(world.gateway().await, (10 * 4945, 0));
    world.books_close().await;
}

#[tokio::test]
async fn a_lost_answer_is_found_again_by_the_same_key() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_lost_answer").await;
    assert_eq!(code(world.complete(&shopper, id, "one").await), "PAYMENT_PENDING");
    let order = world.checkout(&shopper, id).await.order_id.unwrap();
    assert_eq!((world.status(order).await, world.current(order).await.state), (OrderStatus::Pending, PaymentState::Created));
    assert_eq!(code(world.address(&shopper, id).await), "STATE_CONFLICT");
    let done = world.complete(&shopper, id, "one").await.unwrap();
    assert_eq!(done.outcome, Outcome::Placed { order });
    assert_eq!((world.gateway().await, world.payments(order).await), ((2489, 0), 1));
    world.books_close().await;
}

#[tokio::test]
async fn a_lost_answer_nobody_asks_about_is_settled_by_the_job() {
    let world = World::new().await;
    let shopper = world.guest(&[(&world.alder, 1)]).await;
    let id = world.ready(&shopper, "test_lost_answer").await;
    assert_eq!(code(world.complete(&shopper, id, "one").await), "PAYMENT_PENDING");
    assert_eq!(crate::resolve_in_doubt(&world.cx, &world.gateways).await.unwrap(), 0, "it waits for its own call");
    world.cx.clock.advance(60_000);
    assert_eq!(crate::resolve_in_doubt(&world.cx, &world.gateways).await.unwrap(), 1);
    let done = world.complete(&shopper, id, "one").await.unwrap();
    assert!(matches!(done.outcome, Outcome::Placed { .. }));
    assert_eq!(world.gateway().await, (2489, 0));
    world.books_close().await;
}
