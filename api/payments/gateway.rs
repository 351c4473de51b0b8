//! What every payment provider can do, and which of them this installation has.

mod breaker;
pub mod signature;
pub mod test;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use entity::ids::{AttemptId, PaymentId};
use kernel::{Money, Refusal};
use platform::{Cx, Environment, Result};

use crate::model::{RefundVerdict, Verdict};
use breaker::Breaker;

/// Nobody waits longer for a gateway.
const PATIENCE: Duration = Duration::from_secs(15);

/// An outside party that takes money. Every call is safe to repeat under the same key.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// As it stands in rows and in the webhook's address.
    fn name(&self) -> &'static str;

    /// Whether this is a means of payment it knows.
    fn accepts(&self, method_token: &str) -> bool;

    /// Takes money, or goes on with what was begun under this key.
    async fn pay(&self, cx: &Cx, call: &PayCall) -> Result<Verdict, GatewayFault>;

    /// What became of the payment with this key; `None` when it never heard of it.
    async fn find(&self, cx: &Cx, key: AttemptId) -> Result<Option<Verdict>, GatewayFault>;

    /// Makes sure that no money will be taken any more. "Already captured" is an answer.
    async fn cancel(&self, cx: &Cx, call: &CancelCall) -> Result<Verdict, GatewayFault>;

    /// Gives money back.
    async fn refund(&self, cx: &Cx, call: &RefundCall) -> Result<RefundVerdict, GatewayFault>;

    /// What became of the refund with this key.
    async fn find_refund(&self, cx: &Cx, key: AttemptId) -> Result<Option<RefundVerdict>, GatewayFault>;

    /// Checks who sent a webhook, and when, on its raw bytes; then reads it.
    fn read_webhook(&self, cx: &Cx, headers: &[(String, String)], body: &[u8]) -> Result<Event, GatewayFault>;

    /// Reads a webhook that was checked when it came in.
    fn read_event(&self, body: &[u8]) -> Result<Event, GatewayFault>;
}

/// A payment to be made.
#[derive(Clone, Debug)]
pub struct PayCall {
    pub key: AttemptId,
    pub payment: PaymentId,
    pub amount: Money,
    pub method_token: String,
    /// Where the buyer comes back to after a step elsewhere.
    pub return_url: String,
}

/// A payment to be given up.
#[derive(Clone, Debug)]
pub struct CancelCall {
    pub key: AttemptId,
    pub payment: PaymentId,
    /// The key it was, or was to be, asked for under: it must not succeed under this one later.
    pub pay_key: AttemptId,
    pub amount: Money,
}

/// A refund to be made.
#[derive(Clone, Debug)]
pub struct RefundCall {
    pub key: AttemptId,
    pub gateway_ref: String,
    pub amount: Money,
}

/// A hint that something changed; the truth is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub kind: String,
    /// The gateway's name of the charge or refund.
    pub object_ref: String,
    /// The key we gave the call that made the object, where the gateway tells it.
    pub key: Option<AttemptId>,
}

/// Why there is no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GatewayFault {
    /// Time-out, cut connection, 5xx, 429: it may or may not have been done.
    NoAnswer(String),
    /// It has not answered others for a while and was not asked at all.
    Away { retry_after_ms: i64 },
    /// A definite no: it was not done and will not be.
    Refused { code: String, message: String },
    /// A webhook that is not signed by the gateway, not in time, or makes no sense.
    Unreadable,
}

/// What `api/src/config.rs` decides for this room.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `STOA_TEST_GATEWAY`: unset, the environment decides.
    pub test_gateway: Option<bool>,
    /// A webhook secret that is on its way out, accepted beside the present one.
    pub previous_webhook_secret: Option<String>,
    /// Where the test gateway sends its webhooks, when that is not the public address.
    pub webhook_base: Option<String>,
    /// What goes wrong with the test gateway on purpose.
    pub test_gateway_faults: test::Faults,
}

/// A gateway, and whether it answers these days.
pub struct Provider {
    gateway: Arc<dyn Gateway>,
    breaker: Breaker,
}

/// The providers of this installation, by name. Cheap to clone.
#[derive(Clone, Default)]
pub struct Gateways {
    by_name: Arc<BTreeMap<&'static str, Provider>>,
    test: Option<Arc<test::TestGateway>>,
}

impl Gateways {
    /// The test gateway is here in demonstrations, tests and development; in production only when switched on by name.
    ///
    /// # Errors
    /// When the HTTP client cannot be built.
    pub fn new(cx: &Cx, config: &Config) -> Result<Self> {
        let test =
            if config.test_gateway.unwrap_or(cx.environment != Environment::Production) { Some(Arc::new(test::TestGateway::new(cx, config)?)) } else { None };
        let mut by_name = BTreeMap::new();
        if let Some(gateway) = &test {
            by_name.insert(gateway.name(), Provider { gateway: gateway.clone(), breaker: Breaker::default() });
        }
        Ok(Self { by_name: Arc::new(by_name), test })
    }

    /// The provider of this name.
    ///
    /// # Errors
    /// `ValidationFailed` on `input.gateway`.
    pub fn get(&self, name: &str) -> Result<&Provider> {
        Ok(self.by_name.get(name).ok_or_else(|| Refusal::invalid("input.gateway", "This payment provider is not offered here."))?)
    }

    /// Refuses at once while this provider does not answer: what is not begun need not be cleared up.
    ///
    /// # Errors
    /// `StateConflict`, to be tried again; `ValidationFailed` on `input.gateway`.
    pub fn ready(&self, cx: &Cx, name: &str) -> Result<()> {
        if self.get(name)?.breaker.ready(cx.now()).is_err() {
            let message = "The payment provider does not answer at the moment. Nothing was charged; try again in a few seconds.".into();
            return Err(Refusal::StateConflict { field: Vec::new(), message, retryable: true }.into());
        }
        Ok(())
    }

    /// Checks what a buyer wants to pay with.
    ///
    /// # Errors
    /// `ValidationFailed` on `input.gateway` or `input.methodToken`.
    pub fn accept(&self, name: &str, method_token: &str) -> Result<()> {
        if self.get(name)?.accepts(method_token) {
            return Ok(());
        }
        Err(Refusal::invalid("input.methodToken", "The payment provider does not know this means of payment.").into())
    }

    /// The names of all providers offered.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.by_name.keys().copied()
    }

    /// From now on this goes wrong with the test gateway, where there is one.
    pub fn misbehave(&self, faults: test::Faults) {
        if let Some(gateway) = &self.test {
            gateway.misbehave(faults);
        }
    }

    /// The test gateway, where it is switched on.
    pub(crate) fn test(&self) -> Option<&test::TestGateway> {
        self.test.as_deref()
    }
}

impl Deref for Provider {
    type Target = dyn Gateway;

    fn deref(&self) -> &Self::Target {
        self.gateway.as_ref()
    }
}

impl Provider {
    /// Makes a call that has fifteen seconds, or none at all while the provider does not answer.
    pub(crate) async fn timely<T>(&self, cx: &Cx, call: impl Future<Output = Result<T, GatewayFault>>) -> Result<T, GatewayFault> {
        let name = self.name();
        let told = |result: &'static str| metrics::counter!("stoa_gateway_calls_total", "gateway" => name, "result" => result).increment(1);
        let under_way = self.breaker.enter(cx.now()).map_err(|retry_after_ms| {
            told("not_made");
            GatewayFault::Away { retry_after_ms }
        })?;
        let outcome = tokio::time::timeout(PATIENCE, call).await.unwrap_or_else(|_| Err(GatewayFault::NoAnswer("no answer in 15 seconds".into())));
        let gone = metrics::gauge!("stoa_gateway_gone", "gateway" => name);
        if matches!(outcome, Err(GatewayFault::NoAnswer(_))) {
            told("no_answer");
            if under_way.failed(cx.now()) {
                gone.set(1);
                tracing::error!(gateway = name, "the gateway does not answer; it is tried every few seconds");
            }
        } else {
            told("answered");
            if under_way.answered(cx.now()) {
                gone.set(0);
                tracing::info!(gateway = name, "the gateway answers again");
            }
        }
        outcome
    }
}
