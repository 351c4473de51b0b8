//! Everything that happens without being asked for, in one list: jobs, what listens to which event, schedules.

use std::future::Future;

use entity::ids::{RefundId, VendorOrderId};
use payments::Gateways;
use platform::sms::SmsSender;
use platform::worker::{Handler, by, handler};
use platform::{Cx, Result, Worker};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use vendors::VatRegister;

use crate::pages::{self, Pages};

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600 * SECOND;
/// Of a few hundred rows each.
const MOST_ROUNDS: usize = 100;

/// The background of this installation.
#[must_use]
pub fn worker(cx: &Cx, gateways: &Gateways, vat: &VatRegister, sms: &SmsSender, pages: Option<&Pages>) -> Worker {
    let (vat, sms, told) = (vat.clone(), sms.clone(), pages.is_some());
    let worker = Worker::new(cx.clone())
        // what rooms left to be done
        .job(payments::inbox::JOB, asking(gateways, settle_webhook))
        .job("orders.refund", asking(gateways, run_refund))
        .job("orders.release", handler(|cx, of: OfVendorOrder| async move { orders::release(&cx, of.vendor_order_id).await }))
        .job(identity::LETTER, handler(notifications::on_letter_due))
        .job(
            identity::MESSAGE,
            handler(move |cx, due: identity::MessageDue| {
                let sms = sms.clone();
                async move { notifications::on_message_due(&cx, &sms, due).await }
            }),
        )
        .job(vendors::LETTER, handler(notifications::on_vendor_letter_due))
        .job(orders::withdrawal::LETTER, handler(notifications::on_order_letter_due))
        .job(
            vendors::VAT_JOB,
            handler(move |cx, due: vendors::VatDue| {
                let vat = vat.clone();
                async move { vendors::check_vat(&cx, &vat, due.vendor_id).await }
            }),
        )
        .job(vendors::PAUSE_JOB, handler(search::on_vendor_changed))
        .job(vendors::PICTURE_JOB, handler(vendors::on_picture_gone))
        .job(privacy::EXPORT_JOB, handler(privacy::build))
        .job(privacy::ERASE_JOB, handler(privacy::erase))
        // what listens to what
        .on("VendorApproved", "pricing.rescue", by("vendorId"))
        .job("pricing.rescue", handler(pricing::on_vendor_approved))
        .on("ProductChanged", "search.product", by("productId"))
        .job("search.product", pages::telling(told, handler(search::on_product_changed), pages::of_product))
        .on("OfferChanged", "search.offer", by("productId"))
        .job("search.offer", pages::telling(told, handler(search::on_offer_changed), pages::of_offer))
        .on("StockChanged", "search.stock", by("variantId"))
        .job("search.stock", handler(search::on_stock_changed))
        .on("VendorChanged", "search.vendor", by("vendorId"))
        .job("search.vendor", pages::telling(told, handler(search::on_vendor_changed), pages::of_vendor))
        .on("OrderPlaced", performance::ORDER_JOB, by("orderId"))
        .on("OrderChanged", performance::ORDER_JOB, by("orderId"))
        .job(performance::ORDER_JOB, handler(performance::on_order_changed))
        .job(performance::SCORE_JOB, handler(performance::on_score_due))
        .on("CategoryChanged", "search.category", by("categoryId"))
        .job("search.category", pages::telling(told, handler(search::on_category_changed), pages::of_category))
        .on("EmailVerified", "orders.claim", by("userId"))
        .job("orders.claim", handler(orders::on_email_verified))
        // by the clock
        .every("checkout.sweep", 10 * SECOND, asking(gateways, |cx, gateways, _: Slot| async move { checkout::sweep(&cx, &gateways).await.map(drop) }))
        .every(
            "payments.in_doubt",
            10 * SECOND,
            asking(gateways, |cx, gateways, _: Slot| async move { checkout::resolve_in_doubt(&cx, &gateways).await.map(drop) }),
        )
        .every("payments.unsettled", 60 * SECOND, asking(gateways, |cx, gateways, _: Slot| async move { checkout::look_after(&cx, &gateways).await.map(drop) }))
        .every("payments.test_gateway", SECOND, asking(gateways, |cx, gateways, _: Slot| async move { payments::test_gateway::tick(&cx, &gateways).await }))
        .every("platform.audit", 5 * SECOND, handler(|cx, _: Slot| async move { platform::audit::seal(&cx).await.map(drop) }))
        .every("platform.reseal", 600 * SECOND, handler(|cx, _: Slot| async move { crate::keys::reseal(&cx).await.map(drop) }))
        .every("vendors.sweep", HOUR, handler(|cx, _: Slot| async move { vendors::sweep_documents(&cx).await.map(drop) }))
        .every("vendors.remedy", HOUR, handler(|cx, _: Slot| async move { vendors::look_after(&cx).await.map(drop) }))
        .every("performance.sweep", HOUR, handler(|cx, _: Slot| async move { performance::sweep(&cx).await.map(drop) }))
        .every("integrations.sweep", HOUR, handler(|cx, _: Slot| async move { integrations::sweep(&cx).await.map(drop) }))
        .every("privacy.sweep", HOUR, handler(|cx, _: Slot| async move { sweep(&cx).await }))
        .every("identity.sweep", HOUR, handler(|cx, _: Slot| async move { identity::sweep(&cx).await.map(drop) }));
    let Some(pages) = pages.cloned() else { return worker };
    worker.job(
        pages::JOB,
        handler(move |cx, old: pages::Old| {
            let pages = pages.clone();
            async move { pages.tell(&cx, &old).await }
        }),
    )
}

/// What people asked for and nobody goes on with; what they told on their way and did not come back to, copies of their data that were
/// not fetched, and whom orders were for that the law has let go of.
async fn sweep(cx: &Cx) -> Result<()> {
    privacy::revive(cx).await?;
    // Some at once, until there is no more; what is left after all of these waits for the next hour.
    for _ in 0..MOST_ROUNDS {
        let swept = privacy::sweep(cx).await? + orders::sweep(cx).await? + checkout::forget(cx).await? + cart::sweep(cx).await?;
        if swept == 0 {
            break;
        }
    }
    Ok(())
}

async fn settle_webhook(cx: Cx, gateways: Gateways, webhook: Webhook) -> Result<()> {
    checkout::handle_inbox(&cx, &gateways, &webhook.source, &webhook.event_id).await
}

async fn run_refund(cx: Cx, gateways: Gateways, of: OfRefund) -> Result<()> {
    orders::run_refund(&cx, &gateways, of.refund_id).await.map(drop)
}

/// A handler that asks gateways too.
fn asking<T, F, Fut>(gateways: &Gateways, work: F) -> Handler
where
    T: DeserializeOwned + Send + 'static,
    F: Fn(Cx, Gateways, T) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<()>> + Send + 'static,
{
    let gateways = gateways.clone();
    handler(move |cx, payload| work(cx, gateways.clone(), payload))
}

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

/// A schedule's payload says for when it is; nobody here needs it.
#[derive(Deserialize)]
struct Slot {}
