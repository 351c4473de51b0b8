//! Somebody at the other end of the wire: a guest, a customer, a vendor or an operator.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use crate::wait;

/// What every payload is asked for beside its subject.
const REFUSALS: &str = "userErrors { __typename code message field retryable ... on InsufficientStock { available requested } \
    ... on PaymentDeclined { declineCode } ... on VersionConflict { currentVersion } ... on PaymentPending { retryAfter } }";

/// Leaves a connection before the server does (75 s): whoever sends on one that is being closed gets no answer, as browsers and proxies
/// know, who do the same.
pub(crate) fn http() -> reqwest::Client {
    reqwest::Client::builder().pool_idle_timeout(Duration::from_secs(30)).build().expect("a client")
}

/// Sends GraphQL as one person. Clones share the cart's token.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    bearer: Option<String>,
    cart_token: Arc<Mutex<Option<String>>>,
    extra: HeaderMap,
}

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Client {
    #[must_use]
    pub fn new(http: reqwest::Client, url: &str, bearer: Option<String>) -> Self {
        Self { http, url: url.to_owned(), bearer, cart_token: Arc::default(), extra: HeaderMap::new() }
    }

    /// The same person with one more header.
    ///
    /// # Panics
    /// When it is no header.
    #[must_use]
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.extra.insert(name, HeaderValue::from_str(value).expect("a header"));
        other
    }

    /// The same person at another address, with the cart as it is now.
    #[must_use]
    pub fn at(&self, url: &str) -> Self {
        Self { url: url.to_owned(), ..self.clone() }
    }

    /// Where this server is.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    #[must_use]
    pub fn bearer(&self) -> Option<&str> {
        self.bearer.as_deref()
    }

    /// The guest's cart token, once one was given.
    #[must_use]
    pub fn cart_token(&self) -> Option<String> {
        self.cart_token.lock().ok().and_then(|token| token.clone())
    }

    /// Carries this token from now on.
    pub fn carry(&self, token: Option<String>) {
        if let Ok(mut slot) = self.cart_token.lock() {
            *slot = token;
        }
    }

    /// What this server has counted, by the name of a metric.
    ///
    /// # Panics
    /// When there are no metrics.
    pub async fn counted(&self, name: &str) -> u64 {
        let metrics = self.http.get(format!("{}/metrics", self.url)).send().await.expect("metrics").text().await.expect("text");
        metrics.lines().filter(|line| line.starts_with(name)).filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).map(|value| value as u64).sum()
    }

    /// A request with this person's credentials.
    pub fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.url)).headers(self.extra.clone());
        if let Some(bearer) = &self.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(token) = self.cart_token() {
            request = request.header("X-Cart-Token", token);
        }
        request
    }

    /// Sends a document and gives the answer whatever it is.
    ///
    /// # Panics
    /// When there is no JSON answer.
    pub async fn send(&self, query: &str, variables: Value) -> Answer {
        let sent = self.request(reqwest::Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables })).send().await;
        let response = sent.unwrap_or_else(|error| panic!("no answer to {query}: {error:?}"));
        let status = response.status().as_u16();
        let text = response.text().await.unwrap_or_default();
        let body = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} and no JSON to {query}: {text}"));
        Answer { status, body }
    }

    /// Runs one mutation where the server may be gone: its payload, or nothing when no answer came.
    ///
    /// # Panics
    /// When the answer carries top-level errors.
    pub async fn attempt(&self, mutation: &str, input: Value, select: &str) -> Option<Value> {
        let document = document(mutation, select);
        let sent = self.request(reqwest::Method::POST, "/graphql").json(&json!({ "query": document, "variables": { "input": input } })).send().await;
        let answer: Value = sent.ok()?.json().await.ok()?;
        assert!(answer.get("errors").is_none_or(Value::is_null), "{document}\n{input:#}\n{answer:#}");
        let payload = answer["data"][mutation].clone();
        if let Some(token) = payload["cart"]["token"].as_str() {
            self.carry(Some(token.to_owned()));
        }
        Some(payload)
    }

    /// The data of a document that must succeed.
    ///
    /// # Panics
    /// When the answer carries errors.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.send(query, variables.clone()).await;
        assert!(answer.body.get("errors").is_none_or(Value::is_null), "{query}\n{variables}\n{:#}", answer.body);
        answer.body["data"].clone()
    }

    /// The code of the first top-level error of a document that must fail.
    ///
    /// # Panics
    /// When it succeeds, or fails without a code.
    pub async fn fault(&self, query: &str, variables: Value) -> String {
        let answer = self.send(query, variables).await;
        let code = answer.body["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_else(|| panic!("{query} should have failed with a code: {:#}", answer.body)).to_owned()
    }

    /// Runs one mutation and gives its whole payload, refusals included. `select` is what is wanted of the payload.
    ///
    /// # Panics
    /// When the answer carries top-level errors.
    pub async fn try_do(&self, mutation: &str, input: Value, select: &str) -> Value {
        self.try_whole(mutation, input, select).await["data"][mutation].clone()
    }

    /// As [`Client::try_do`], with `extensions` and all.
    ///
    /// # Panics
    /// When the answer carries top-level errors.
    pub async fn try_whole(&self, mutation: &str, input: Value, select: &str) -> Value {
        let document = document(mutation, select);
        let answer = self.send(&document, json!({ "input": input.clone() })).await.body;
        assert!(answer.get("errors").is_none_or(Value::is_null), "{document}\n{input:#}\n{answer:#}");
        self.carry_new(&answer["data"][mutation]);
        answer
    }

    /// A new guest is told the cart's token once.
    fn carry_new(&self, payload: &Value) {
        if let Some(token) = payload["cart"]["token"].as_str() {
            self.carry(Some(token.to_owned()));
        }
    }

    /// As [`Client::try_do`], as a patient app does it: where the server is out of breath or of time, or says that the very same
    /// request may succeed later, it is sent again with its key. Gives the payload that stands, and how often it was sent.
    ///
    /// # Panics
    /// When no answer stands within a minute, or one carries other top-level errors.
    pub async fn insist(&self, mutation: &str, input: Value, select: &str) -> (Value, usize) {
        let (document, mut sent) = (document(mutation, select), 0);
        let stands = wait::for_up_to(wait::A_MINUTE, async || {
            sent += 1;
            let answer = self.send(&document, json!({ "input": input })).await.body;
            if let Some(error) = answer["errors"].get(0) {
                assert!(["UNAVAILABLE", "TIMEOUT"].map(Value::from).contains(&error["extensions"]["code"]), "{mutation}\n{input:#}\n{answer:#}");
                return None;
            }
            self.carry_new(&answer["data"][mutation]);
            let payload = answer["data"][mutation].clone();
            (payload["userErrors"][0]["retryable"] != true).then_some(payload)
        })
        .await;
        (stands.unwrap_or_else(|| panic!("a minute went by and no answer stands: {mutation}\n{input:#}")), sent)
    }

    /// Runs one mutation that must succeed.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn run(&self, mutation: &str, input: Value, select: &str) -> Value {
        let payload = self.try_do(mutation, input.clone(), select).await;
        assert!(payload["userErrors"].as_array().is_some_and(Vec::is_empty), "{mutation} was refused\n{input:#}\n{payload:#}");
        payload
    }

    /// Runs one mutation that must be refused; gives the first refusal.
    ///
    /// # Panics
    /// When it is not refused.
    pub async fn refused(&self, mutation: &str, input: Value, select: &str) -> Value {
        let payload = self.try_do(mutation, input.clone(), select).await;
        let refusal = payload["userErrors"][0].clone();
        assert!(refusal.is_object(), "{mutation} should have been refused\n{input:#}\n{payload:#}");
        refusal
    }
}

/// `cartLinesAdd` takes a `CartLinesAddInput`.
fn document(mutation: &str, select: &str) -> String {
    let mut name = mutation.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("mutation Do($input: {name}Input!) {{ {mutation}(input: $input) {{ {select} {REFUSALS} }} }}")
}

/// A text inside an answer.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// A `BigInt` inside an answer (written as text), or a plain number.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn number(value: &Value) -> i64 {
    value.as_i64().or_else(|| value.as_str().and_then(|text| text.parse().ok())).unwrap_or_else(|| panic!("no number: {value}"))
}

/// A moment as the schema writes it.
#[must_use]
pub fn moment(ms: i64) -> String {
    let value = async_graphql::ScalarType::to_value(&api::graphql::scalars::DateTime(ms));
    value.to_string().trim_matches('"').to_owned()
}
