//! Payments on a real database, with the test gateway at the other end.

use entity::ids::{AttemptId, OrderId, PaymentId, RefundId, Uuid, VendorId, VendorOrderId};
use entity::states::{AttemptState, InboxState, PaymentState, RefundState};
use entity::{inbox, job, payment, payment_share};
use kernel::{Currency, Money};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error};
use sea_orm::EntityTrait;

use crate::gateway::test::{SIGNATURE_HEADER, books, confirm};
use crate::gateway::{Config, Gateway, GatewayFault, Gateways, PayCall, RefundCall, signature, test::tick};
use crate::inbox::{Received, Subject, open, park, receive, take};
use crate::model::tests::{permutations, said};
use crate::*;

const A: VendorOrderId = VendorOrderId(Uuid::from_u128(0xa));
const B: VendorOrderId = VendorOrderId(Uuid::from_u128(0xb));

struct Scene {
    cx: Cx,
    gateways: Gateways,
    _dir: tempfile::TempDir,
}

async fn scene() -> Scene {
    let dir = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", dir.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    let cx = Cx::new(Adapters {
        db,
        clock: kernel::Clock::default(),
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(dir.path().join("files")),
        mail: platform::mail::Mailer::folder(dir.path().join("mail"), "shop@stoa.test").unwrap(),
        keys: Keys::new("test"),
        environment: Environment::Test,
        // Nobody listens there: webhooks are handed in by the tests.
        public_url: "http://127.0.0.1:9".into(),
        fail_at: None,
    });
    let gateways = Gateways::new(&cx, &Config::default()).unwrap();
    Scene { cx, gateways, _dir: dir }
}

impl Scene {
    async fn intend(&self, method_token: &str, a: i64, b: i64) -> (PaymentId, AttemptId) {
        let shares = &[(A, VendorId(Uuid::from_u128(1)), a), (B, VendorId(Uuid::from_u128(2)), b)];
        let new = NewPayment { reference: OrderId(Uuid::from_u128(7)), gateway: "test", method_token, amount: Money::new(a + b, Currency::EUR), shares };
        let (payment, attempt) = self.cx.db.write("test.intend", |tx| async move { intend(&self.cx, &tx, new).await }).await.unwrap();
        (payment.id, attempt.id)
    }

    async fn apply(&self, id: PaymentId, verdict: &Verdict) -> Applied {
        self.apply_to(&self.payment(id).await, verdict).await
    }

    async fn apply_to(&self, known: &payment::Model, verdict: &Verdict) -> Applied {
        self.cx.db.write("test.apply", |tx| async move { apply(&self.cx, &tx, known, verdict).await }).await.unwrap()
    }

    async fn ask(&self, attempt: AttemptId) -> platform::Result<Verdict> {
        let attempt = repo::attempt(&self.cx.db, attempt).await?;
        ask(&self.cx, &self.gateways, &self.payment(attempt.payment_id).await, &attempt).await
    }

    async fn pay(&self, method_token: &str) -> (PaymentId, Applied) {
        let (id, attempt) = self.intend(method_token, 6000, 4000).await;
        let verdict = self.ask(attempt).await.unwrap();
        (id, self.apply(id, &verdict).await)
    }

    async fn intend_refund(&self, vendor_order: VendorOrderId, amount: i64) -> platform::Result<AttemptId> {
        let id = RefundId(Uuid::from_u128(99));
        self.cx.db.write("test.refund", |tx| async move { Ok(intend_refund(&self.cx, &tx, id, vendor_order, amount).await?.1) }).await
    }

    async fn apply_refund(&self, attempt: AttemptId, verdict: &RefundVerdict) -> Option<RefundState> {
        self.cx.db.write("test.refunded", |tx| async move { Ok(apply_refund(&self.cx, &tx, attempt, verdict).await?.became) }).await.unwrap()
    }

    async fn payment(&self, id: PaymentId) -> payment::Model {
        payment::Entity::find_by_id(id).one(&self.cx.db).await.unwrap().unwrap()
    }

    /// Captured and refunded of each share.
    async fn shares(&self, id: PaymentId) -> Vec<(i64, i64)> {
        let mut rows = payment_share::Entity::find().all(&self.cx.db).await.unwrap();
        rows.retain(|row| row.payment_id == id);
        rows.sort_by_key(|row| row.vendor_order_id);
        rows.into_iter().map(|row| (row.captured_minor, row.refunded_minor)).collect()
    }

    /// The one webhook the gateway has written.
    async fn webhook(&self) -> entity::test_gateway_event::Model {
        entity::test_gateway_event::Entity::find().one(&self.cx.db).await.unwrap().unwrap()
    }

    fn headers(&self, body: &str) -> Vec<(String, String)> {
        let secret = self.cx.keys.derive("test_gateway.webhook");
        vec![(SIGNATURE_HEADER.to_lowercase(), signature::sign(&secret, self.cx.now(), body.as_bytes()))]
    }
}

fn code(error: &Error) -> &'static str {
    match error {
        Error::Refused(refusals) => refusals[0].code(),
        Error::Fault(_) => "FAULT",
    }
}

#[tokio::test]
async fn a_capture_is_told_once_and_shared_out() {
    let scene = scene().await;
    let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
    let verdict = scene.ask(attempt).await.unwrap();
    assert_eq!(scene.ask(attempt).await.unwrap(), verdict, "the same key has the same answer");
    let asked = scene.payment(id).await;
    let applied = scene.apply_to(&asked, &verdict).await;
    assert_eq!((applied.newly_captured, applied.newly_fee, applied.became), (10_000, 165, Some(PaymentState::Captured)));
    // Somebody who last saw the payment before it was captured.
    let again = scene.apply_to(&asked, &verdict).await;
    assert_eq!((again.newly_captured, again.newly_fee, again.became), (0, 0, None));
    assert_eq!(again.payment.version, 2);
    assert_eq!(scene.shares(id).await, [(6000, 0), (4000, 0)]);
    let events = entity::outbox::Entity::find().all(&scene.cx.db).await.unwrap();
    assert_eq!(events.iter().map(|event| event.topic.as_str()).collect::<Vec<_>>(), ["PaymentCaptured"]);
    assert_eq!(attempts_of(&scene.cx.db, id).await.unwrap()[0].state, AttemptState::Succeeded);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    let book = books(&scene.cx.db).await.unwrap()[0];
    assert_eq!((book.captured_minor, book.refunded_minor, book.fee_minor, book.balance()), (10_000, 0, 165, 9835));
}

#[tokio::test]
async fn asking_costs_the_request_no_statement_of_ours() {
    let scene = scene().await;
    let cx = scene.cx.for_request("counted");
    let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
    let (payment, attempt) = (scene.payment(id).await, repo::attempt(&scene.cx.db, attempt).await.unwrap());
    ask(&cx, &scene.gateways, &payment, &attempt).await.unwrap();
    let counters = cx.db.counters();
    let ordering = std::sync::atomic::Ordering::Relaxed;
    assert_eq!((counters.statements.load(ordering), counters.commits.load(ordering)), (0, 0));
}

#[tokio::test]
async fn all_orders_of_six_verdicts_leave_the_same_rows() {
    let scene = scene().await;
    let verdicts = [
        said(PaymentState::RequiresAction, 0, 0),
        said(PaymentState::Processing, 0, 0),
        said(PaymentState::PartiallyCaptured, 3333, 72),
        said(PaymentState::PartiallyCaptured, 5000, 95),
        said(PaymentState::Captured, 10_000, 165),
        said(PaymentState::Failed, 0, 0),
    ];
    // Every 24th order on the database; `model` has all 720 in memory.
    for (n, order) in permutations(&verdicts).into_iter().enumerate().step_by(24) {
        let (id, _) = scene.intend("test_ok", 6000, 4000).await;
        let (mut captured, mut fee) = (0, 0);
        for verdict in order {
            let verdict = Verdict { gateway_ref: format!("ch_{n}"), ..verdict };
            let applied = scene.apply(id, &verdict).await;
            captured += applied.newly_captured;
            fee += applied.newly_fee;
        }
        let row = scene.payment(id).await;
        assert_eq!((row.state, row.captured_minor, row.fee_minor, captured, fee), (PaymentState::Captured, 10_000, 165, 10_000, 165));
        assert_eq!(scene.shares(id).await, [(6000, 0), (4000, 0)]);
    }
}

#[tokio::test]
async fn a_decline_takes_nothing_and_says_why() {
    let scene = scene().await;
    let (id, applied) = scene.pay("test_decline_insufficient_funds").await;
    assert_eq!((applied.newly_captured, applied.became), (0, Some(PaymentState::Failed)));
    assert_eq!(applied.payment.decline_code.as_deref(), Some("insufficient_funds"));
    assert_eq!(scene.shares(id).await, [(0, 0), (0, 0)]);
    assert_eq!(attempts_of(&scene.cx.db, id).await.unwrap()[0].state, AttemptState::Failed);
    assert_eq!(books(&scene.cx.db).await.unwrap()[0].captured_minor, 0);
    assert_eq!(cancel(&scene.cx, &scene.gateways, id).await.unwrap().state, PaymentState::Failed);
}

#[tokio::test]
async fn a_lost_answer_is_found_again_and_charged_once() {
    let scene = scene().await;
    let (id, attempt) = scene.intend("test_lost_answer", 6000, 4000).await;
    assert_eq!(code(&scene.ask(attempt).await.unwrap_err()), "PAYMENT_PENDING");
    assert_eq!(attempts_of(&scene.cx.db, id).await.unwrap()[0].state, AttemptState::InDoubt);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap().len(), 1, "the gateway has money we do not know of");
    assert!(in_doubt(&scene.cx.db, scene.cx.now()).await.unwrap().is_empty());
    scene.cx.clock.advance(60_000);
    assert_eq!(in_doubt(&scene.cx.db, scene.cx.now()).await.unwrap(), [attempt]);
    let Resolved::Payment(found, verdict) = resolve_in_doubt(&scene.cx, &scene.gateways, attempt).await.unwrap() else { panic!("it was a payment") };
    assert_eq!(found, id);
    assert_eq!(scene.apply(id, &verdict).await.newly_captured, 10_000);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    assert_eq!(books(&scene.cx.db).await.unwrap()[0].captured_minor, 10_000);
    assert!(in_doubt(&scene.cx.db, scene.cx.now() + 600_000).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_call_that_was_never_made_is_made_when_it_is_found() {
    let scene = scene().await;
    let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
    let Resolved::Payment(_, verdict) = resolve_in_doubt(&scene.cx, &scene.gateways, attempt).await.unwrap() else { panic!("it was a payment") };
    assert_eq!(scene.apply(id, &verdict).await.newly_captured, 10_000);
    let (_, old) = scene.intend("test_ok", 6000, 4000).await;
    scene.cx.clock.advance(24 * 3_600_000);
    let Resolved::Payment(_, verdict) = resolve_in_doubt(&scene.cx, &scene.gateways, old).await.unwrap() else { panic!("it was a payment") };
    assert_eq!(verdict.state, PaymentState::Failed, "gateways forget keys: an old one is not used again");
}

#[tokio::test]
async fn a_second_step_is_confirmed_and_told_by_webhook() {
    let scene = scene().await;
    let (id, applied) = scene.pay("test_action").await;
    assert_eq!(applied.became, Some(PaymentState::RequiresAction));
    let reference = applied.payment.gateway_ref.unwrap();
    let url = applied.payment.next_action.unwrap()["url"].as_str().unwrap().to_owned();
    assert_eq!(url, format!("http://127.0.0.1:9/test-gateway/charges/{reference}/confirm"));
    assert!(applied.payment.expires_at.is_some());
    confirm(&scene.cx, &reference).await.unwrap();
    confirm(&scene.cx, &reference).await.unwrap();
    assert_eq!(code(&confirm(&scene.cx, "ch_nobody").await.unwrap_err()), "NOT_FOUND");
    let verdict = fetch(&scene.cx, &scene.gateways, id).await.unwrap();
    let applied = scene.apply(id, &verdict).await;
    assert_eq!((applied.newly_captured, applied.payment.next_action), (10_000, None));
    assert_eq!(scene.webhook().await.kind, "charge.captured");
}

#[tokio::test]
async fn a_later_capture_comes_when_it_is_due_and_its_webhook_is_tried_again() {
    let scene = scene().await;
    let (id, applied) = scene.pay("test_later").await;
    assert_eq!(applied.became, Some(PaymentState::Processing));
    tick(&scene.cx, &scene.gateways).await.unwrap();
    assert_eq!(fetch(&scene.cx, &scene.gateways, id).await.unwrap().state, PaymentState::Processing);
    scene.cx.clock.advance(2_000);
    tick(&scene.cx, &scene.gateways).await.unwrap();
    assert_eq!(fetch(&scene.cx, &scene.gateways, id).await.unwrap().captured_minor, 10_000);
    let event = scene.webhook().await;
    assert_eq!(event.attempts, 1, "nobody listened");
    assert!(event.next_at.unwrap() >= scene.cx.now());
}

#[tokio::test]
async fn a_cancelled_payment_cannot_be_captured_even_by_a_call_still_under_way() {
    let scene = scene().await;
    let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
    let verdict = cancel(&scene.cx, &scene.gateways, id).await.unwrap();
    assert_eq!(verdict.state, PaymentState::Cancelled);
    assert_eq!(cancel(&scene.cx, &scene.gateways, id).await.unwrap(), verdict);
    let late = scene.ask(attempt).await.unwrap();
    assert_eq!((late.state, late.captured_minor), (PaymentState::Cancelled, 0));
    scene.apply(id, &verdict).await;
    assert!(attempts_of(&scene.cx.db, id).await.unwrap().iter().all(|attempt| attempt.state == AttemptState::Succeeded));

    let (waiting, applied) = scene.pay("test_action").await;
    assert_eq!(cancel(&scene.cx, &scene.gateways, waiting).await.unwrap().state, PaymentState::Cancelled);
    assert_eq!(code(&confirm(&scene.cx, &applied.payment.gateway_ref.unwrap()).await.unwrap_err()), "STATE_CONFLICT");

    let (taken, attempt) = scene.intend("test_ok", 6000, 4000).await;
    scene.ask(attempt).await.unwrap();
    assert_eq!(cancel(&scene.cx, &scene.gateways, taken).await.unwrap().captured_minor, 10_000, "already captured is an answer");
}

#[tokio::test]
async fn more_than_was_captured_is_never_given_back() {
    let scene = scene().await;
    let (id, _) = scene.pay("test_ok").await;
    assert_eq!(code(&scene.intend_refund(A, 6001).await.unwrap_err()), "LIMIT_EXCEEDED");
    assert_eq!(code(&scene.intend_refund(A, 0).await.unwrap_err()), "VALIDATION_FAILED");
    assert_eq!(code(&scene.intend_refund(VendorOrderId(Uuid::nil()), 1).await.unwrap_err()), "LIMIT_EXCEEDED");
    let attempt = scene.intend_refund(A, 5000).await.unwrap();
    assert_eq!(code(&scene.intend_refund(A, 1001).await.unwrap_err()), "LIMIT_EXCEEDED");
    let verdict = ask_refund(&scene.cx, &scene.gateways, attempt).await.unwrap();
    assert_eq!(verdict.state, RefundState::Succeeded);
    assert_eq!(scene.apply_refund(attempt, &verdict).await, Some(RefundState::Succeeded));
    assert_eq!(scene.apply_refund(attempt, &verdict).await, None);
    assert_eq!(ask_refund(&scene.cx, &scene.gateways, attempt).await.unwrap(), verdict);
    assert_eq!(scene.shares(id).await, [(6000, 5000), (4000, 0)]);
    assert_eq!(scene.payment(id).await.refunded_minor, 5000);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    // The gateway's own guard, past ours.
    let reference = scene.payment(id).await.gateway_ref.unwrap();
    let call = RefundCall { key: scene.cx.id(), gateway_ref: reference.clone(), amount: Money::new(5001, Currency::EUR) };
    let gateway: &dyn Gateway = &**scene.gateways.get("test").unwrap();
    assert!(matches!(gateway.refund(&scene.cx, &call).await, Err(GatewayFault::Refused { code, .. }) if code == "over_refund"));
    let reused = RefundCall { key: attempt, gateway_ref: reference, amount: Money::new(1, Currency::EUR) };
    assert!(matches!(gateway.refund(&scene.cx, &reused).await, Err(GatewayFault::Refused { code, .. }) if code == "idempotency_mismatch"));
}

#[tokio::test]
async fn a_refund_that_fails_late_gives_the_share_back() {
    let scene = scene().await;
    let (id, _) = scene.pay("test_refund_fails_late").await;
    let attempt = scene.intend_refund(B, 4000).await.unwrap();
    let verdict = ask_refund(&scene.cx, &scene.gateways, attempt).await.unwrap();
    assert_eq!(scene.apply_refund(attempt, &verdict).await, Some(RefundState::Succeeded));
    assert_eq!(scene.shares(id).await, [(6000, 0), (4000, 4000)]);
    scene.cx.clock.advance(2_000);
    tick(&scene.cx, &scene.gateways).await.unwrap();
    assert_eq!(scene.webhook().await.kind, "refund.failed");
    let failed = fetch_refund(&scene.cx, &scene.gateways, attempt).await.unwrap();
    assert_eq!(failed.state, RefundState::Failed);
    assert_eq!(scene.apply_refund(attempt, &failed).await, Some(RefundState::Failed));
    assert_eq!(scene.apply_refund(attempt, &verdict).await, None, "a late word of success changes nothing");
    assert_eq!(scene.shares(id).await, [(6000, 0), (4000, 0)]);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    assert!(scene.intend_refund(B, 4000).await.is_ok());
}

#[tokio::test]
async fn a_refund_that_takes_its_time_is_told_when_it_has_gone_back() {
    let scene = scene().await;
    let (id, _) = scene.pay("test_refund_later").await;
    let attempt = scene.intend_refund(B, 4000).await.unwrap();
    let verdict = ask_refund(&scene.cx, &scene.gateways, attempt).await.unwrap();
    assert_eq!((verdict.state, scene.apply_refund(attempt, &verdict).await), (RefundState::Pending, None));
    assert_eq!((books(&scene.cx.db).await.unwrap()[0].refunded_minor, scene.shares(id).await[1]), (0, (4000, 4000)));
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    // What is on its way counts against the charge at the gateway too.
    let reference = scene.payment(id).await.gateway_ref.unwrap();
    let call = RefundCall { key: scene.cx.id(), gateway_ref: reference, amount: Money::new(6001, Currency::EUR) };
    assert!(matches!(scene.gateways.get("test").unwrap().refund(&scene.cx, &call).await, Err(GatewayFault::Refused { code, .. }) if code == "over_refund"));
    scene.cx.clock.advance(2_000);
    tick(&scene.cx, &scene.gateways).await.unwrap();
    assert_eq!(scene.webhook().await.kind, "refund.succeeded");
    let verdict = fetch_refund(&scene.cx, &scene.gateways, attempt).await.unwrap();
    assert_eq!(scene.apply_refund(attempt, &verdict).await, Some(RefundState::Succeeded));
    assert_eq!(books(&scene.cx.db).await.unwrap()[0].refunded_minor, 4000);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_fee_is_told_later_and_once() {
    let scene = scene().await;
    let (id, applied) = scene.pay("test_fee_later").await;
    assert_eq!((applied.newly_captured, applied.newly_fee), (10_000, 0));
    scene.cx.clock.advance(2_000);
    tick(&scene.cx, &scene.gateways).await.unwrap();
    assert_eq!(scene.webhook().await.kind, "charge.fee");
    let verdict = fetch(&scene.cx, &scene.gateways, id).await.unwrap();
    let applied = scene.apply(id, &verdict).await;
    assert_eq!((applied.newly_captured, applied.newly_fee, applied.payment.fee_minor), (0, 165, 165));
    assert_eq!(scene.apply(id, &verdict).await.newly_fee, 0);
}

#[tokio::test]
async fn a_payment_goes_back_whole_and_stays_ours_where_that_fails() {
    let scene = scene().await;
    let (id, _) = scene.pay("test_ok").await;
    let cx = &scene.cx;
    let back = cx.db.write("test.return", |tx| async move { intend_return(cx, &tx, id).await }).await.unwrap();
    assert_eq!((back.payment, back.amount), (id, Money::new(10_000, Currency::EUR)));
    assert_eq!((scene.payment(id).await.refunded_minor, scene.shares(id).await), (10_000, vec![(6000, 6000), (4000, 4000)]));
    assert!(cx.db.write("test.return", |tx| async move { intend_return(cx, &tx, id).await }).await.is_err(), "it goes back once");
    assert_eq!(return_of(&cx.db, back.attempt).await.unwrap(), Some(back));
    let verdict = ask_refund(cx, &scene.gateways, back.attempt).await.unwrap();
    assert_eq!(scene.apply_refund(back.attempt, &verdict).await, Some(RefundState::Succeeded));
    assert_eq!(reconcile(&cx.db).await.unwrap(), Vec::<String>::new());
    let failed = RefundVerdict { state: RefundState::Failed, ..verdict };
    assert_eq!(scene.apply_refund(back.attempt, &failed).await, Some(RefundState::Failed));
    assert_eq!((scene.payment(id).await.refunded_minor, scene.shares(id).await), (0, vec![(6000, 0), (4000, 0)]));
    let part = scene.intend_refund(A, 100).await.unwrap();
    assert_eq!(return_of(&cx.db, part).await.unwrap(), None);
}

#[tokio::test]
async fn the_same_key_charges_once_however_often_the_gateway_fails() {
    let scene = scene().await;
    for seed in 0..20 {
        scene.gateways.misbehave(test_gateway::Faults { loses: 3, errors: 3, busy: 4, seed, ..Default::default() });
        let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
        let mut tries = 0;
        let verdict = loop {
            tries += 1;
            assert!(tries < 100, "it answers now and then");
            match scene.ask(attempt).await {
                Ok(verdict) => break verdict,
                Err(error) => assert_eq!(code(&error), "PAYMENT_PENDING"),
            }
            scene.cx.clock.advance(5_000);
        };
        assert_eq!(scene.apply(id, &verdict).await.newly_captured, 10_000);
        assert_eq!(books(&scene.cx.db).await.unwrap()[0].captured_minor, 10_000 * (i64::try_from(seed).unwrap() + 1));
    }
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_gateway_that_does_not_answer_is_left_alone_for_a_while() {
    let scene = scene().await;
    scene.gateways.misbehave(test_gateway::Faults { busy: 1, ..Default::default() });
    let (_, attempt) = scene.intend("test_ok", 6000, 4000).await;
    for _ in 0..3 {
        assert_eq!(code(&scene.ask(attempt).await.unwrap_err()), "PAYMENT_PENDING");
    }
    let tries = || async { entity::psp_attempt::Entity::find_by_id(attempt).one(&scene.cx.db).await.unwrap().unwrap().tries };
    assert_eq!(tries().await, 3);
    scene.gateways.misbehave(test_gateway::Faults::default());
    // It would answer, but nobody asks before five seconds are over; and what was not asked is not in more doubt than before.
    let told = scene.ask(attempt).await.unwrap_err();
    assert!(matches!(&told, Error::Refused(why) if why[..] == [kernel::Refusal::PaymentPending { retry_after_seconds: 5 }]), "{told:?}");
    assert_eq!((tries().await, code(&scene.gateways.ready(&scene.cx, "test").unwrap_err())), (3, "STATE_CONFLICT"));
    scene.cx.clock.advance(5_000);
    assert!(scene.gateways.ready(&scene.cx, "test").is_ok());
    assert_eq!(scene.ask(attempt).await.unwrap().captured_minor, 10_000);
}

#[tokio::test]
async fn a_key_belongs_to_one_amount() {
    let scene = scene().await;
    let (id, attempt) = scene.intend("test_ok", 6000, 4000).await;
    scene.ask(attempt).await.unwrap();
    let call =
        |minor| PayCall { key: attempt, payment: id, amount: Money::new(minor, Currency::EUR), method_token: "test_ok".into(), return_url: String::new() };
    let gateway = scene.gateways.get("test").unwrap();
    assert!(matches!(gateway.pay(&scene.cx, &call(9999)).await, Err(GatewayFault::Refused { code, .. }) if code == "idempotency_mismatch"));
    assert!(gateway.pay(&scene.cx, &call(10_000)).await.is_ok());
}

#[tokio::test]
async fn a_webhook_is_stored_once_and_only_with_a_good_signature_of_now() {
    let scene = scene().await;
    let (id, applied) = scene.pay("test_action").await;
    confirm(&scene.cx, &applied.payment.gateway_ref.unwrap()).await.unwrap();
    let event = scene.webhook().await;
    let (cx, body) = (&scene.cx, event.body.as_str());
    let headers = scene.headers(body);
    let forged = body.replace("captured", "refunded");
    let hand_in = |provider, headers, body| receive(cx, &scene.gateways, provider, headers, body);
    assert_eq!(hand_in("nobody", &headers, body.as_bytes()).await.unwrap(), Received::UnknownProvider);
    assert_eq!(hand_in("test", &[], body.as_bytes()).await.unwrap(), Received::BadSignature);
    assert_eq!(hand_in("test", &headers, forged.as_bytes()).await.unwrap(), Received::BadSignature);
    assert!(inbox::Entity::find().all(&cx.db).await.unwrap().is_empty());
    for _ in 0..2 {
        assert_eq!(hand_in("test", &headers, body.as_bytes()).await.unwrap(), Received::Accepted);
    }
    assert_eq!(inbox::Entity::find().all(&cx.db).await.unwrap().len(), 1);
    assert_eq!(job::Entity::find().all(&cx.db).await.unwrap().len(), 1);
    assert_eq!(open(cx, &scene.gateways, "test", &event.id).await.unwrap(), Subject::Payment(id));
    let once = || {
        cx.db.write("test.take", |tx| {
            let id = &event.id;
            async move { take(cx, &tx, "test", id).await }
        })
    };
    assert!(once().await.unwrap());
    assert!(!once().await.unwrap());
    assert_eq!(open(cx, &scene.gateways, "test", &event.id).await.unwrap(), Subject::Done);
    cx.clock.advance(300_001);
    assert_eq!(hand_in("test", &headers, body.as_bytes()).await.unwrap(), Received::BadSignature, "too old");
}

#[tokio::test]
async fn a_webhook_about_something_unknown_waits_for_three_days() {
    let scene = scene().await;
    let cx = &scene.cx;
    let body = r#"{"id":"evt_1","kind":"charge.captured","object":"ch_nobody","key":"","created":0}"#;
    receive(cx, &scene.gateways, "test", &scene.headers(body), body.as_bytes()).await.unwrap();
    assert_eq!(open(cx, &scene.gateways, "test", "evt_1").await.unwrap(), Subject::Unknown);
    assert!(park(cx, "test", "evt_1").await.unwrap());
    assert!(park(cx, "test", "evt_1").await.unwrap());
    let mut jobs = job::Entity::find().all(&cx.db).await.unwrap();
    jobs.sort_by_key(|job| job.run_at);
    assert_eq!(jobs.len(), 3);
    assert!(jobs[1].run_at - jobs[0].run_at >= 10_000 && jobs[2].run_at - jobs[1].run_at >= 10_000);
    cx.clock.advance(3 * 24 * 3_600_000);
    assert!(!park(cx, "test", "evt_1").await.unwrap());
    assert_eq!(inbox::Entity::find().one(&cx.db).await.unwrap().unwrap().state, InboxState::Ignored);
    assert_eq!(open(cx, &scene.gateways, "test", "evt_1").await.unwrap(), Subject::Done);
}

#[tokio::test]
async fn the_test_gateway_is_off_in_production_unless_switched_on_by_name() {
    let scene = scene().await;
    let mut production = scene.cx.clone();
    production.environment = Environment::Production;
    assert_eq!(Gateways::new(&production, &Config::default()).unwrap().names().count(), 0);
    let off = Gateways::new(&production, &Config::default()).unwrap();
    assert_eq!(code(&off.accept("test", "test_ok").unwrap_err()), "VALIDATION_FAILED");
    let on = Gateways::new(&production, &Config { test_gateway: Some(true), ..Config::default() }).unwrap();
    assert!(on.accept("test", "test_ok").is_ok());
    assert_eq!(code(&on.accept("test", "4242424242424242").unwrap_err()), "VALIDATION_FAILED");
}

#[tokio::test]
async fn a_seeded_past_reconciles() {
    let scene = &scene().await;
    let refund = |n, vendor_order, amount_minor| PastRefund { id: RefundId(Uuid::from_u128(n)), vendor_order, amount_minor, at: 2_000 };
    let past = |n, refunds| PastPayment {
        reference: OrderId(Uuid::from_u128(n)),
        amount: Money::new(10_000, Currency::EUR),
        shares: vec![(A, VendorId(Uuid::from_u128(1)), 6000), (B, VendorId(Uuid::from_u128(2)), 4000)],
        captured_at: 1_000,
        refunds,
    };
    let all = &[past(1, vec![]), past(2, vec![refund(1, A, 6000), refund(2, B, 1)])];
    let results = scene.cx.db.write("test.seed", |tx| async move { seed_past(&scene.cx, &tx, all).await }).await.unwrap();
    assert_eq!(results[1].refunds.len(), 2);
    assert_eq!(scene.shares(results[1].payment).await, [(6000, 6000), (4000, 1)]);
    assert_eq!(reconcile(&scene.cx.db).await.unwrap(), Vec::<String>::new());
    let book = books(&scene.cx.db).await.unwrap()[0];
    assert_eq!((book.captured_minor, book.refunded_minor, book.fee_minor), (20_000, 6001, 330));
    // A penny taken out of our books is found.
    platform::db::execute(&scene.cx.db, "UPDATE payment SET refunded_minor = refunded_minor - 1 WHERE refunded_minor > 0", []).await.unwrap();
    assert_eq!(reconcile(&scene.cx.db).await.unwrap().len(), 2);
}
