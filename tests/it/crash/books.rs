//! What is in the database when all is over, told in the words of the business.

use std::collections::{BTreeMap, BTreeSet};

use entity::states::{CheckoutState, OrderStatus, PaymentState};
use entity::{checkout, order, outbox, payment, stock_level};
use platform::Cx;
use sea_orm::{EntityTrait, QueryOrder};
use support::Site;

/// One purchase, as everybody's books have it.
#[derive(Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Of the one order there is.
    pub status: OrderStatus,
    pub checkout: CheckoutState,
    /// Of each payment ever asked for, the oldest first.
    pub payments: Vec<PaymentState>,
    /// By the gateway's own books: taken and given back.
    pub gateway: (i64, i64),
    /// Held and allocated, over all shelves.
    pub stock: (i64, i64),
    /// How often each of these was told: `OrderPlaced`, `PaymentCaptured`.
    pub told: (usize, usize),
}

/// # Panics
/// When there is not exactly one order of one checkout.
pub async fn purchase(cx: &Cx) -> Purchase {
    let orders = order::Entity::find().all(&cx.db).await.expect("a look");
    let checkouts = checkout::Entity::find().all(&cx.db).await.expect("a look");
    assert_eq!((orders.len(), checkouts.len()), (1, 1), "one checkout is one order");
    let payments = payment::Entity::find().order_by_asc(payment::Column::CreatedAt).all(&cx.db).await.expect("a look");
    let levels = stock_level::Entity::find().all(&cx.db).await.expect("a look");
    let events = outbox::Entity::find().all(&cx.db).await.expect("a look");
    let told = |topic: &str| events.iter().filter(|event| event.topic == topic).count();
    Purchase {
        status: orders[0].status,
        checkout: checkouts[0].state,
        payments: payments.into_iter().map(|payment| payment.state).collect(),
        gateway: gateway(cx).await,
        stock: (levels.iter().map(|level| level.reserved).sum(), levels.iter().map(|level| level.allocated).sum()),
        told: (told("OrderPlaced"), told("PaymentCaptured")),
    }
}

/// Taken and given back, by the gateway's own books.
pub async fn gateway(cx: &Cx) -> (i64, i64) {
    let books = payments::test_gateway::books(&cx.db).await.expect("the gateway's books");
    books.first().map_or((0, 0), |book| (book.captured_minor, book.refunded_minor))
}

/// What listeners heard over all lives of a site.
#[derive(Debug, Default)]
pub struct Heard {
    pub events: usize,
    /// Heard once more, under the same id.
    pub again: usize,
}

/// Every event was heard, none under two ids, and those of one thing in their order. The processes' logs are the witness: a
/// line is written when an event has gone out, and outlives a kill.
pub async fn everything_was_heard(site: &Site, cx: &Cx) -> Heard {
    let (mut ids, mut last, mut heard): (BTreeSet<String>, BTreeMap<String, i64>, Heard) = <_>::default();
    let mut of: BTreeMap<(String, i64), String> = BTreeMap::new();
    for line in site.logged(" published ") {
        let word = |name: &str| line.split(name).nth(1).and_then(|rest| rest.split([' ', '"']).find(|word| !word.is_empty())).unwrap_or_default().to_owned();
        let (id, aggregate, sequence) = (word(" event="), word(" aggregate="), word(" sequence=").parse::<i64>());
        // A kill may have cut the line short; the next process says it whole.
        let (Ok(sequence), true) = (sequence, line.contains(" topic=")) else { continue };
        let known = of.entry((aggregate.clone(), sequence)).or_insert_with(|| id.clone());
        assert_eq!(*known, id, "{aggregate} {sequence} went out under two ids");
        if ids.insert(id) {
            let before = last.insert(aggregate.clone(), sequence);
            assert!(before.is_none_or(|before| before < sequence), "{aggregate}: {sequence} after {before:?}");
        } else {
            heard.again += 1;
        }
    }
    let written = outbox::Entity::find().all(&cx.db).await.expect("a look");
    let lost: Vec<_> = written.iter().filter(|event| !ids.contains(&event.id.to_string())).map(|event| (&event.topic, &event.aggregate)).collect();
    assert!(lost.is_empty(), "never heard: {lost:?}");
    heard.events = written.len();
    heard
}
