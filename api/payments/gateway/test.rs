//! The test gateway: a provider for demonstrations and tests that does what real ones do on their bad days.
//!
//! It is another party. Its charges and refunds stand in tables of their own (`test_gateway_*`), written in its own
//! transactions and never in ours, so that they survive restarts and our books can be reconciled against them.
//! Its webhooks are real signed HTTP requests.

mod books;
mod calls;
mod faults;
mod scenario;
mod tick;
mod webhook;

use std::time::Duration;

use async_trait::async_trait;
use entity::ids::AttemptId;
use platform::{Cx, Db, Error, Result};

pub use books::{Book, books};
pub use faults::Faults;
pub use scenario::{Scenario, fee};
pub use tick::tick;

use self::faults::Trouble;
use super::{CancelCall, Config, Event, Gateway, GatewayFault, PayCall, RefundCall};
use crate::model::{RefundVerdict, Verdict};

/// Its name in rows and addresses.
pub const NAME: &str = "test";
/// The header that carries a webhook's signature.
pub const SIGNATURE_HEADER: &str = "Stoa-Test-Signature";
/// What "later" means.
pub(crate) const LATER_MS: i64 = 2_000;
/// How long a buyer has for a second step.
pub(crate) const ACTION_MS: i64 = 30 * 60_000;

/// Its keys and its way out; the books are in the database.
pub struct TestGateway {
    /// The present webhook secret, then the one on its way out.
    secrets: Vec<Vec<u8>>,
    http: reqwest::Client,
    /// Where webhooks go.
    webhook_url: String,
    trouble: Trouble,
}

impl TestGateway {
    pub(crate) fn new(cx: &Cx, config: &Config) -> Result<Self> {
        let mut secrets: Vec<Vec<u8>> = cx.keys.derive_all("test_gateway.webhook").map(|secret| secret.to_vec()).collect();
        secrets.extend(config.previous_webhook_secret.iter().map(|secret| secret.clone().into_bytes()));
        // It calls this machine alone, without encryption, and needs no list of authorities.
        let http = reqwest::Client::builder()
            .tls_certs_only([])
            .timeout(Duration::from_secs(5))
            .build()
            .map_err(|error| Error::broken(format!("no HTTP client: {error}")))?;
        let base = config.webhook_base.as_deref().unwrap_or(&cx.public_url).trim_end_matches('/');
        Ok(Self { secrets, http, webhook_url: format!("{base}/webhooks/{NAME}"), trouble: Trouble::new(config.test_gateway_faults) })
    }

    pub(crate) fn misbehave(&self, faults: Faults) {
        self.trouble.set(faults);
    }
}

/// Its own view of the database: what it does is not counted as the request's work.
fn own(cx: &Cx) -> Db {
    cx.db.for_request()
}

/// The buyer did the second step of a charge, as `POST /test-gateway/charges/{id}/confirm` says.
///
/// # Errors
/// `NotFound`; `StateConflict` when the charge waits for nothing any more.
pub async fn confirm(cx: &Cx, charge: &str) -> Result<()> {
    calls::confirm(cx, charge).await
}

#[async_trait]
impl Gateway for TestGateway {
    fn name(&self) -> &'static str {
        NAME
    }

    fn accepts(&self, method_token: &str) -> bool {
        Scenario::parse(method_token).is_some()
    }

    async fn pay(&self, cx: &Cx, call: &PayCall) -> Result<Verdict, GatewayFault> {
        self.trouble.strike(calls::pay(cx, call)).await
    }

    async fn find(&self, cx: &Cx, key: AttemptId) -> Result<Option<Verdict>, GatewayFault> {
        self.trouble.strike(calls::find(cx, key)).await
    }

    async fn cancel(&self, cx: &Cx, call: &CancelCall) -> Result<Verdict, GatewayFault> {
        self.trouble.strike(calls::cancel(cx, call)).await
    }

    async fn refund(&self, cx: &Cx, call: &RefundCall) -> Result<RefundVerdict, GatewayFault> {
        self.trouble.strike(calls::refund(cx, call)).await
    }

    async fn find_refund(&self, cx: &Cx, key: AttemptId) -> Result<Option<RefundVerdict>, GatewayFault> {
        self.trouble.strike(calls::find_refund(cx, key)).await
    }

    fn read_webhook(&self, cx: &Cx, headers: &[(String, String)], body: &[u8]) -> Result<Event, GatewayFault> {
        let header = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(SIGNATURE_HEADER)).ok_or(GatewayFault::Unreadable)?;
        if !super::signature::verify(&self.secrets, &header.1, cx.now(), body) {
            return Err(GatewayFault::Unreadable);
        }
        webhook::read(body)
    }

    fn read_event(&self, body: &[u8]) -> Result<Event, GatewayFault> {
        webhook::read(body)
    }
}
