//! Everything that happens without being asked for, in one list: jobs, what listens to which event, schedules.

use std::sync::Arc;

use entity::ids::{RefundId, VendorOrderId};
use platform::Worker;
use platform::worker::{by, each, handler};
use serde::Deserialize;

use crate::state::State;

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600 * SECOND;

#[derive(Deserialize)]
struct Webhook {
    source: String,
    event_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfRefund {
    refund_id: RefundId,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfVendorOrder {
    vendor_order_id: VendorOrderId,
}

/// A schedule's payload says when; nobody here needs it.
#[derive(Deserialize)]
struct Nothing {}

/// The background of this installation.
#[must_use]
pub fn worker(state: &Arc<State>) -> Worker {
    let gateways = || state.gateways.clone();
    let (inbox, refund, doubt, sweep, tick) = (gateways(), gateways(), gateways(), gateways(), gateways());
    Worker::new(state.cx.clone())
        // what rooms left to be done
        .job(
            payments::inbox::JOB,
            handler(move |cx, webhook: Webhook| {
                let gateways = inbox.clone();
                async move { checkout::handle_inbox(&cx, &gateways, &webhook.source, &webhook.event_id).await }
            }),
        )
        .job(
            "orders.refund",
            handler(move |cx, of: OfRefund| {
                let gateways = refund.clone();
                async move { orders::run_refund(&cx, &gateways, of.refund_id).await.map(drop) }
            }),
        )
        .job("orders.release", handler(|cx, of: OfVendorOrder| async move { orders::release(&cx, of.vendor_order_id).await }))
        // by the clock
        .every(
            "checkout.sweep",
            10 * SECOND,
            handler(move |cx, _: Nothing| {
                let gateways = sweep.clone();
                async move { checkout::sweep(&cx, &gateways).await.map(drop) }
            }),
        )
        .every(
            "payments.in_doubt",
            30 * SECOND,
            handler(move |cx, _: Nothing| {
                let gateways = doubt.clone();
                async move { checkout::resolve_in_doubt(&cx, &gateways).await.map(drop) }
            }),
        )
        .every(
            "payments.test_gateway",
            SECOND,
            handler(move |cx, _: Nothing| {
                let gateways = tick.clone();
                async move { payments::test_gateway::tick(&cx, &gateways).await }
            }),
        )
        .every("identity.sweep", HOUR, handler(|cx, _: Nothing| async move { identity::sweep(&cx).await.map(drop) }))
}
