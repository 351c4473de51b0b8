//! One operation's way through: credentials, limits, execution under a time-out, and an answer that is fit to leave.
//! HTTP, event streams and sockets all pass here.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use async_graphql::parser::types::OperationType;
use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, Value};
use futures_util::FutureExt;
use futures_util::stream::{BoxStream, StreamExt};
use platform::Cx;

use super::caller::{self, Caller};
use super::metrics;
use crate::graphql::batch::driven;
use crate::graphql::context::{Market, Scope};
use crate::graphql::error::{self, MOST_ERRORS};
use crate::graphql::loaders::Loaders;
use crate::graphql::variables;
use crate::state::State;

const MOST_COST: u64 = 2_000;
const MOST_COST_OF_ANONYMOUS: u64 = 1_000;
const READ_TIME: Duration = Duration::from_secs(5);
/// A checkout waits up to 15 seconds for its gateway, and a repeated one up to 10 for the first.
const WRITE_TIME: Duration = Duration::from_secs(30);
const QUEUE_TIME: Duration = Duration::from_secs(1);

/// An operation that may run.
pub struct Entered {
    pub kind: OperationType,
    pub told: Told,
    request: Request,
    cx: Cx,
    market: Market,
}

/// What the log and the metrics are told: never variables, tokens or addresses.
#[derive(Clone, Debug)]
pub struct Told {
    pub operation: String,
    pub kind: &'static str,
    pub role: &'static str,
    pub outcome: &'static str,
    pub statements: u64,
    pub commits: u64,
    pub request_id: String,
    started: Instant,
}

/// Why an operation may not even begin.
pub enum Refused {
    /// The token is not good (any more).
    Token,
    /// The document will not do.
    Document(ServerError),
    /// We cannot tell who it is: the database is away.
    Fault(platform::Error),
    /// Too many at once.
    Busy,
}

/// Checks who asks and what for.
pub async fn enter(state: &Arc<State>, caller: &Caller, mut request: Request) -> Result<Entered, Refused> {
    let started = Instant::now();
    let cx = state.cx.for_request(&caller.request_id);
    let viewer = caller::viewer(&cx, caller).await.map_err(Refused::Fault)?.ok_or(Refused::Token)?;
    let role = viewer.class();
    let most = if viewer.user().is_none() { MOST_COST_OF_ANONYMOUS } else { MOST_COST };
    let refuse = |mut refused| {
        error::seal(&mut refused, &caller.request_id);
        metrics::operation("invalid", "unknown", role, "refused", started.elapsed());
        Refused::Document(refused)
    };
    let admitted = state.limits.admit(&request.query, request.operation_name.as_deref(), &request.variables, most).map_err(refuse)?;
    if let Some(missing) = variables::missing(&admitted.document, &request.variables) {
        return Err(refuse(missing));
    }
    let kind = match admitted.kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    };
    let operation = admitted.name.unwrap_or_else(|| "anonymous".into());
    let key = if admitted.root_fields == 1 { caller.key.clone() } else { None };
    request.operation_name = None;
    request.set_parsed_query(admitted.document);
    let scope = Scope {
        loaders: Loaders::new(cx.clone()),
        cx: cx.clone(),
        viewer,
        market: caller.market.clone(),
        vendor: caller.vendor,
        key,
        client: caller.client.clone(),
        state: state.clone(),
    };
    let told = Told { operation, kind, role, outcome: "ok", statements: 0, commits: 0, request_id: caller.request_id.clone(), started };
    Ok(Entered { kind: admitted.kind, told, request: request.data(scope), cx, market: caller.market.clone() })
}

/// Runs a query or a mutation.
pub async fn run(state: &Arc<State>, entered: Entered) -> Result<(Response, Told), Refused> {
    let Entered { kind, mut told, request, cx, market } = entered;
    let Ok(Ok(_turn)) = tokio::time::timeout(QUEUE_TIME, state.busy.acquire()).await else { return Err(Refused::Busy) };
    let schema = state.schema.clone();
    let mut response = if kind == OperationType::Mutation {
        // In a task of its own: a client that hangs up must not stop a payment halfway.
        let task = tokio::spawn(async move { driven(schema.execute(request)).await });
        match tokio::time::timeout(WRITE_TIME, task).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => failed("INTERNAL", "Something went wrong on our side. Tell us the request id."),
            Err(_) => failed("TIMEOUT", "This takes too long. Send it again with the same idempotency key to learn the outcome."),
        }
    } else {
        match tokio::time::timeout(READ_TIME, AssertUnwindSafe(driven(schema.execute(request))).catch_unwind()).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => failed("INTERNAL", "Something went wrong on our side. Tell us the request id."),
            Err(_) => failed("TIMEOUT", "This takes too long. Ask for less at once."),
        }
    };
    finish(&mut response, &mut told, &cx, &market);
    metrics::operation(state.names.bounded(&told.operation), told.kind, told.role, told.outcome, told.started.elapsed());
    Ok((response, told))
}

/// Runs any operation as a stream of answers: many of a subscription, one of the others.
pub fn answers(state: &Arc<State>, entered: Entered) -> BoxStream<'static, Response> {
    let state = state.clone();
    if entered.kind != OperationType::Subscription {
        let request_id = entered.told.request_id.clone();
        return futures_util::stream::once(async move {
            match run(&state, entered).await {
                Ok((response, told)) => {
                    told.log(200);
                    response
                }
                Err(refused) => refused.answer(&request_id),
            }
        })
        .boxed();
    }
    let Entered { mut told, request, cx, market, .. } = entered;
    metrics::operation(state.names.bounded(&told.operation), told.kind, told.role, "ok", told.started.elapsed());
    told.log(200);
    let ends = state.closing.clone().cancelled_owned();
    let stream = state.schema.execute_stream(request).take_until(ends).map(move |mut response| {
        finish(&mut response, &mut told, &cx, &market);
        response
    });
    ::metrics::gauge!("stoa_subscriptions").increment(1);
    let counted = Open;
    stream
        .inspect(move |_| {
            let _held = &counted;
        })
        .boxed()
}

/// Counts an open subscription until it is dropped.
struct Open;

impl Drop for Open {
    fn drop(&mut self) {
        ::metrics::gauge!("stoa_subscriptions").decrement(1);
    }
}

/// Makes an answer fit to leave: sealed errors, the context it was given in, whether it repeats an earlier one.
fn finish(response: &mut Response, told: &mut Told, cx: &Cx, market: &Market) {
    response.errors.truncate(MOST_ERRORS);
    for error in &mut response.errors {
        error::seal(error, &told.request_id);
    }
    told.outcome = if response.errors.is_empty() { "ok" } else { "errors" };
    told.statements = cx.db.counters().statements.load(Ordering::Relaxed);
    told.commits = cx.db.counters().commits.load(Ordering::Relaxed);
    let context = [("locale", market.locale), ("currency", market.currency.code()), ("country", &market.country)];
    response.extensions.insert("context".into(), object(context.into_iter().map(|(name, value)| (name, Value::from(value)))));
    if cx.was_replayed() {
        response.extensions.insert("replayed".into(), Value::from(true));
    }
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(entries.map(|(name, value)| (async_graphql::Name::new(name), value)).collect())
}

fn failed(code: &'static str, message: &str) -> Response {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    Response::from_errors(vec![error])
}

impl Refused {
    /// As a GraphQL answer.
    pub fn answer(self, request_id: &str) -> Response {
        let mut response = match self {
            Self::Token => failed("UNAUTHENTICATED", "This access token is not good (any more). Refresh it or sign in."),
            Self::Busy => failed("UNAVAILABLE", "We are out of breath. Try again in a moment."),
            Self::Document(error) => Response::from_errors(vec![error]),
            Self::Fault(fault) => Response::from_errors(vec![async_graphql::Error::new_with_source(fault).into_server_error(async_graphql::Pos::default())]),
        };
        for error in &mut response.errors {
            error::seal(error, request_id);
        }
        response
    }
}

impl Told {
    /// One line per operation.
    pub fn log(&self, status: u16) {
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let Self { operation, kind, role, outcome, statements, commits, request_id, .. } = self;
        tracing::info!(target: "stoa::graphql", request_id, operation, kind, role, status, outcome, ms, statements, commits, "operation");
    }
}
