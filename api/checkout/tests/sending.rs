//! Parcels, and the money they earn.

use entity::states::{Fulfilment, Lifecycle, OrderStatus};
use ledger::Account;
use orders::ShipLine;

use super::World;
use super::world::{DAY, code};

#[tokio::test]
async fn two_parcels_arrive_and_the_money_is_free_after_fourteen_days() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 3)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let some = |quantity| Some(vec![ShipLine { line: line.id, quantity }]);
    assert_eq!(code(world.ship(&world.birch, part.id, None).await), "NOT_FOUND");
    assert_eq!(code(world.ship(&world.alder, part.id, some(4)).await), "LIMIT_EXCEEDED");
    let first = world.ship(&world.alder, part.id, some(2)).await.unwrap();
    assert_eq!(world.part(bought.order, &world.alder).await.fulfilment, Fulfilment::PartiallyShipped);
    assert_eq!((world.status(bought.order).await, world.stock(&world.alder).await), (OrderStatus::Paid, (8, 0, 1)));
    assert_eq!(code(world.ship(&world.alder, part.id, some(2)).await), "LIMIT_EXCEEDED");
    let second = world.ship(&world.alder, part.id, None).await.unwrap();
    assert_eq!((world.status(bought.order).await, world.stock(&world.alder).await), (OrderStatus::Shipped, (7, 0, 0)));
    assert_eq!(code(world.ship(&world.alder, part.id, None).await), "STATE_CONFLICT");
    assert_eq!(code(world.deliver(&world.birch, first).await), "NOT_FOUND");
    world.deliver(&world.alder, first).await.unwrap();
    assert_eq!(world.status(bought.order).await, OrderStatus::Shipped);
    for _ in 0..2 {
        assert_eq!(world.deliver(&world.alder, second).await.unwrap(), part.id);
    }
    assert_eq!((world.status(bought.order).await, world.parcels(part.id).await.len()), (OrderStatus::Delivered, 2));
    world.books_close().await;

    // 5997 + 490 - 151 commission - 29 tax on it.
    let available = Account::VendorAvailable(world.alder.member.vendor);
    world.cx.clock.advance(14 * DAY - 60_000);
    orders::release(&world.cx, part.id).await.unwrap();
    assert_eq!((world.pending(&world.alder).await, world.balance(available).await), (6307, 0), "not a day early");
    world.cx.clock.advance(60_000);
    for _ in 0..2 {
        orders::release(&world.cx, part.id).await.unwrap();
    }
    assert_eq!((world.pending(&world.alder).await, world.balance(available).await), (0, 6307));
    assert_eq!(world.part(bought.order, &world.alder).await.lifecycle, Lifecycle::Completed);
    world.books_close().await;

    // A courtesy after that is the vendor's debt.
    world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    assert_eq!((world.balance(available).await, world.balance(Account::VendorReceivable(world.alder.member.vendor)).await), (6307, 1999 - 50 - 9));
    assert_eq!(world.status(bought.order).await, OrderStatus::PartiallyRefunded);
    world.books_close().await;
}

#[tokio::test]
async fn a_vendor_accepts_sends_and_the_history_tells_it() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1), (&world.birch, 1)], "test_ok").await;
    let part = world.part(bought.order, &world.birch).await;
    let accept = |version| {
        let request = world.vendors(&world.birch, "orderAccept");
        let world = &world;
        async move { orders::accept(&world.cx, &world.birch.member, part.id, version, &request).await }
    };
    assert_eq!(code(accept(Some(part.version + 1)).await), "VERSION_CONFLICT");
    accept(Some(part.version)).await.unwrap();
    accept(None).await.unwrap();
    world.ship(&world.birch, part.id, None).await.unwrap();
    assert_eq!(world.history(bought.order).await, ["created", "placed", "accepted", "shipped"]);
    assert_eq!(world.status(bought.order).await, OrderStatus::Paid, "the other vendor has not sent yet");
    world.books_close().await;
}

#[tokio::test]
async fn taking_back_the_unsent_rest_of_a_delivered_part_makes_it_whole() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 3)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    let parcel = world.ship(&world.alder, part.id, Some(vec![ShipLine { line: line.id, quantity: 2 }])).await.unwrap();
    world.deliver(&world.alder, parcel).await.unwrap();
    // The third mug broke on the shelf.
    world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    let after = world.part(bought.order, &world.alder).await;
    assert_eq!((after.fulfilment, world.stock(&world.alder).await), (Fulfilment::Delivered, (8, 0, 0)));
    assert!(after.delivered_at.is_some());
    assert_eq!(code(world.ship(&world.alder, part.id, None).await), "STATE_CONFLICT");
    world.cx.clock.advance(14 * DAY);
    orders::release(&world.cx, part.id).await.unwrap();
    assert_eq!((world.pending(&world.alder).await, world.balance(Account::VendorAvailable(world.alder.member.vendor)).await), (0, 6307 - (1999 - 50 - 9)));
    world.books_close().await;
}

#[tokio::test]
async fn nothing_is_sent_when_nothing_is_left() {
    let world = World::new().await;
    let bought = world.buy(&[(&world.alder, 1)], "test_ok").await;
    let part = world.parts(bought.order).await.remove(0);
    let line = world.lines(part.id).await.remove(0);
    world.refund(&world.alder, part.id, &[(&line, 1)], false).await.unwrap();
    assert_eq!(code(world.ship(&world.alder, part.id, None).await), "STATE_CONFLICT");
    assert!(world.parcels(part.id).await.is_empty());
    world.books_close().await;
}
