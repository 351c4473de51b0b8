//! One operation's way through: credentials, limits, execution under a time-out, and an answer that is fit to leave.
//! HTTP, event streams and sockets all pass here.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_graphql::parser::types::OperationType;
use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, Value};
use futures_util::FutureExt;
use futures_util::stream::{BoxStream, StreamExt};
use kernel::Viewer;
use platform::audit::Who;
use platform::telemetry::SECURITY;
use platform::{Cx, Environment};

use tracing::Instrument;

use super::caller::{self, Caller};
use super::kept::{Answer, Key, Sent};
use super::metrics;
use super::rate::{self, Spent};
use crate::config::Introspection;
use crate::graphql::batch::driven;
use crate::graphql::context::{Market, Scope};
use crate::graphql::documents::Document;
use crate::graphql::limits::{a_card, affordable};
use crate::graphql::loaders::Loaders;
use crate::graphql::{error, public, variables};
use crate::state::State;

const MOST_COST: u64 = 2_000;
const MOST_COST_OF_ANONYMOUS: u64 = 1_000;
/// Reading what will not do is work too.
const COST_OF_A_REFUSAL: u64 = 20;
const READ_TIME: Duration = Duration::from_secs(5);
/// A checkout waits up to 15 seconds for its gateway, and a repeated one up to 10 for the first.
const WRITE_TIME: Duration = Duration::from_secs(30);
const QUEUE_TIME: Duration = Duration::from_secs(1);

/// An operation that may run.
pub struct Entered {
    pub kind: OperationType,
    pub told: Told,
    document: Arc<Document>,
    request: Request,
    cx: Cx,
    market: Market,
    spent: Spent,
    /// The caller may know the schema.
    open: bool,
    /// One of the two apps asks by its cookies, which an answer over a connection that lasts could not set.
    pub by_cookie: bool,
}

/// What the log and the metrics are told: never variables, tokens or addresses of mail.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who asks, and from which network address: for lines that are about them alone.
    pub who: Arc<Who>,
    pub from: Option<String>,
    pub operation: String,
    pub kind: &'static str,
    pub role: &'static str,
    pub outcome: &'static str,
    pub cost: u64,
    pub statements: u64,
    pub commits: u64,
    pub request_id: String,
    started: Instant,
}

/// What an operation came to.
pub enum Answered {
    Fresh(Response),
    /// The whole body.
    Kept(Sent),
}

/// Why an operation may not even begin.
pub enum Refused {
    /// The token is not good (any more).
    Token,
    /// What an app signed does not hold.
    Signature,
    /// The document will not do.
    Document(Vec<ServerError>),
    /// Too much was spent; there will be enough after so many seconds.
    Rate { after: u64, left: u64, restore: u64 },
    /// We cannot tell who it is: the database is away.
    Fault(platform::Error),
    /// Too many at once.
    Busy,
}

/// The kept answer to the same question, where there is one. Nothing of a request is worked out for it.
pub async fn again(state: &Arc<State>, caller: &Caller, key: &Key) -> Option<Result<(Sent, Told), Refused>> {
    let started = Instant::now();
    let answer = state.answers.get(key).await?;
    let left = match rate::charge(state, rate::strangers_purse(state, caller).as_ref(), 1).await {
        Ok(left) => left,
        Err(refused) => return Some(Err(refused)),
    };
    answer.counted.increment(1);
    answer.timed.record(started.elapsed().as_secs_f64());
    let told = Told {
        who: state.cx.who.clone(),
        from: None,
        operation: answer.operation.clone(),
        kind: "query",
        role: "anonymous",
        outcome: KEPT,
        cost: answer.cost,
        statements: 0,
        commits: 0,
        request_id: caller.request_id.clone(),
        started,
    };
    let spent = Spent { requested: answer.cost, charged: 1, left };
    Some(Ok((if caller.unpacks { answer.sent_packed(&spent) } else { answer.sent(&spent) }, told)))
}

/// The outcome of what was not worked out.
const KEPT: &str = "kept";

/// Checks who asks and what for.
pub async fn enter(state: &Arc<State>, caller: &Caller, mut request: Request) -> Result<Entered, Refused> {
    let started = Instant::now();
    let mut cx = state.cx.for_request(&caller.request_id);
    let found = caller::viewer(&cx, caller).await.map_err(Refused::Fault)?;
    // Cookies travel by themselves: one that is over does not keep its app from asking for the next.
    let over = found.is_none() && caller.jar.as_ref().is_some_and(|jar| jar.refresh.is_some());
    let Some(viewer) = found.or_else(|| over.then(|| Viewer::Anonymous { cart_token: caller.cart_token.clone() })) else {
        // Who tries out tokens is known by their address alone.
        rate::charge(state, rate::strangers_purse(state, caller).as_ref(), COST_OF_A_REFUSAL).await?;
        a_bad_token(caller);
        return Err(Refused::Token);
    };
    let (role, purse) = (viewer.class(), rate::purse(state, caller, &viewer));
    // Before anything is read: who has spent all cannot keep us busy with reading.
    let mut left = rate::charge(state, purse.as_ref(), 1).await?;
    let actor = viewer.actor().map_or_else(|| "anonymous".to_owned(), |actor| actor.to_string());
    cx = cx.acting(Who { actor: actor.clone(), acting_for: viewer.user().filter(|_| viewer.is_impersonated()).map(|user| user.to_string()) });
    let open = may_look(state, &viewer);
    let (document, cost) = match uncarded(caller).and_then(|()| admit(state, &viewer, &mut request, open)) {
        Ok(admitted) => admitted,
        Err(mut errors) => {
            // Where there is less than that left, the next one is refused.
            let _ = rate::charge(state, purse.as_ref(), COST_OF_A_REFUSAL).await;
            error::seal(&mut errors, &caller.request_id, open);
            for code in errors.iter().filter_map(error::code_of).filter(|code| matches!(*code, "FORBIDDEN" | "DOCUMENT_REQUIRED")) {
                tracing::info!(target: SECURITY, request_id = caller.request_id, actor = cx.who.actor, from = caller.client, code, "refused");
            }
            metrics::operation("invalid", "unknown", role, "refused", started.elapsed());
            return Err(Refused::Document(errors));
        }
    };
    if over && !document.read.roots.iter().all(|root| root == "sessionRefresh") {
        rate::charge(state, purse.as_ref(), COST_OF_A_REFUSAL).await?;
        a_bad_token(caller);
        return Err(Refused::Token);
    }
    if cost > 1 {
        left = rate::charge(state, purse.as_ref(), cost - 1).await?;
    }
    if let Viewer::Client { client, .. } = &viewer {
        state.usage.note(*client, cx.now(), document.fields(state.documents.limits()));
    }
    let read = &document.read;
    let kind = match read.kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    };
    let operation = read.name.clone().unwrap_or_else(|| "anonymous".into());
    let key = if read.roots.len() == 1 { caller.key.clone() } else { None };
    request.operation_name = None;
    request.set_parsed_query(read.document.clone());
    let scope = Scope {
        loaders: Loaders::new(cx.clone(), caller.market.clone()),
        cx: cx.clone(),
        viewer,
        market: caller.market.clone(),
        vendor: caller.vendor,
        key,
        client: caller.client.clone(),
        jar: caller.jar.clone(),
        state: state.clone(),
    };
    let told = Told {
        who: cx.who.clone(),
        from: caller.client.clone(),
        operation,
        kind,
        role,
        outcome: "ok",
        cost,
        statements: 0,
        commits: 0,
        request_id: caller.request_id.clone(),
        started,
    };
    let spent = Spent { requested: cost, charged: cost.max(1), left };
    Ok(Entered {
        kind: read.kind,
        told,
        request: request.data(scope),
        cx,
        market: caller.market.clone(),
        spent,
        open,
        document,
        by_cookie: caller.jar.is_some(),
    })
}

fn a_bad_token(caller: &Caller) {
    tracing::info!(target: SECURITY, request_id = caller.request_id, from = caller.client, "a token that is not good (any more)");
}

/// Whether this viewer may ask about the schema.
fn may_look(state: &State, viewer: &Viewer) -> bool {
    state.config.introspection == Introspection::Public || matches!(viewer.class(), "vendor" | "admin" | "client")
}

/// Finds or reads the document and counts what it costs.
fn admit(state: &State, viewer: &Viewer, request: &mut Request, open: bool) -> Result<(Arc<Document>, u64), Vec<ServerError>> {
    let (documents, operation) = (&state.documents, request.operation_name.as_deref());
    let document = match request.extensions.get("documentId") {
        Some(Value::String(id)) => documents.by_hash(id).ok_or_else(|| coded("DOCUMENT_NOT_FOUND", "This server does not know that document."))?,
        _ if !may_write(state, viewer) => {
            return Err(coded("DOCUMENT_REQUIRED", "Only documents that this server knows are run here: send `documentId`."));
        }
        _ => match documents.known(&request.query, operation) {
            Some(known) => known,
            None => documents.read(&request.query, operation)?,
        },
    };
    if document.read.introspects() && !open {
        return Err(coded("FORBIDDEN", "You may not ask about the schema here."));
    }
    let most = if viewer.is_anonymous() && !document.trusted { MOST_COST_OF_ANONYMOUS } else { MOST_COST };
    let cost = documents.limits().cost(&document.read, &mut request.variables, open)?;
    affordable(cost, most)?;
    variables::missing(&document.read.document, &request.variables).map_or(Ok((document.clone(), cost)), |missing| Err(vec![missing]))
}

/// The key that a header brings is stored as one in the input is.
fn uncarded(caller: &Caller) -> Result<(), Vec<ServerError>> {
    let held = caller.key.as_ref().is_some_and(|key| kernel::holds_card(key, kernel::SHORTEST_CARD));
    if held { Err(vec![a_card(vec!["input".into(), "idempotencyKey".into()])]) } else { Ok(()) }
}

/// Whether this viewer may send documents of their own. A demonstration is there to try things.
fn may_write(state: &State, viewer: &Viewer) -> bool {
    !state.config.documents_only || state.cx.environment == Environment::Demo || matches!(viewer.class(), "admin" | "client")
}

/// Runs an operation, or gives what is kept for everybody who asks the same.
pub async fn answer(state: &Arc<State>, entered: Entered, key: Option<Key>) -> Result<(Answered, Told), Refused> {
    let Some(key) = key.filter(|_| public::is_public(&entered.document.read)) else {
        return run(state, entered).await.map(|(response, told)| (Answered::Fresh(response), told));
    };
    let (spent, mut told) = (entered.spent, entered.told.clone());
    let (waiting, ran) = (Mutex::new(Some(entered)), Mutex::new(None));
    let kept = state.answers.keep(key, async {
        let Some(entered) = taken(&waiting) else { return Err(()) };
        let outcome = run(state, entered).await;
        let answer = outcome.as_ref().ok().and_then(|(response, told)| Answer::of(response, state.names.bounded(&told.operation), told.cost));
        *ran.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        answer.map(Arc::new).ok_or(())
    });
    match (kept.await, taken(&ran)) {
        (Ok(answer), Some(Ok((_, told)))) => Ok((Answered::Kept(answer.sent(&spent)), told)),
        // Somebody else worked it out meanwhile.
        (Ok(answer), _) => {
            told.outcome = KEPT;
            answer.counted.increment(1);
            answer.timed.record(told.started.elapsed().as_secs_f64());
            Ok((Answered::Kept(answer.sent(&spent)), told))
        }
        (Err(_), Some(outcome)) => outcome.map(|(response, told)| (Answered::Fresh(response), told)),
        // Somebody else failed; that may have been for reasons of their own.
        (Err(_), None) => match taken(&waiting) {
            Some(entered) => run(state, entered).await.map(|(response, told)| (Answered::Fresh(response), told)),
            None => Err(Refused::Busy),
        },
    }
}

fn taken<T>(slot: &Mutex<Option<T>>) -> Option<T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Runs a query or a mutation.
pub async fn run(state: &Arc<State>, entered: Entered) -> Result<(Response, Told), Refused> {
    let Entered { kind, mut told, request, cx, market, spent, open, document, .. } = entered;
    let Ok(Ok(_turn)) = tokio::time::timeout(QUEUE_TIME, state.busy.acquire()).await else { return Err(Refused::Busy) };
    let schema = state.schema_for(&document);
    let mut response = if kind == OperationType::Mutation {
        // In a task of its own: a client that hangs up must not stop a payment halfway.
        let task = tokio::spawn(async move { driven(schema.execute(request)).await }.instrument(told.span()));
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
    if document.changes_catalogue {
        // Whoever changed it looks at once; the event tells the other nodes.
        state.answers.outdate();
    }
    finish(&mut response, &mut told, &cx, &market, open);
    response.extensions.insert("cost".into(), spent.value());
    metrics::operation(state.names.bounded(&told.operation), told.kind, told.role, told.outcome, told.started.elapsed());
    Ok((response, told))
}

/// Runs any operation as a stream of answers: many of a subscription, one of the others.
pub fn answers(state: &Arc<State>, entered: Entered) -> BoxStream<'static, Response> {
    let state = state.clone();
    if entered.kind != OperationType::Subscription {
        return futures_util::stream::once(async move {
            let request_id = entered.told.request_id.clone();
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
    let Entered { mut told, request, cx, market, spent, open, document, .. } = entered;
    metrics::operation(state.names.bounded(&told.operation), told.kind, told.role, "ok", told.started.elapsed());
    told.log(200);
    let ends = state.closing.clone().cancelled_owned();
    let mut cost = Some(spent.value());
    let stream = state.schema_for(&document).execute_stream(request).take_until(ends).map(move |mut response| {
        finish(&mut response, &mut told, &cx, &market, open);
        // Following was charged once.
        response.extensions.extend(cost.take().map(|cost| ("cost".to_owned(), cost)));
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
fn finish(response: &mut Response, told: &mut Told, cx: &Cx, market: &Market, open: bool) {
    error::seal(&mut response.errors, &told.request_id, open);
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
    Response::from_errors(coded(code, message))
}

fn coded(code: &'static str, message: &str) -> Vec<ServerError> {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    vec![error]
}

impl Refused {
    /// As a GraphQL answer.
    pub fn answer(self, request_id: &str) -> Response {
        let mut response = match self {
            Self::Token => {
                failed("UNAUTHENTICATED", "This access token or API key is not good (any more). Refresh the token or sign in; a program takes a new key.")
            }
            Self::Signature => failed("APP_SIGNATURE_INVALID", "This app's signature does not hold: its secret, its clock or the body differs."),
            Self::Busy => failed("UNAVAILABLE", "We are out of breath. Try again in a moment."),
            Self::Rate { after, left, restore } => {
                let mut response = failed("RATE_LIMITED", "Too much was asked for in a short time. Wait a little, and ask for less at once.");
                for extensions in response.errors.iter_mut().filter_map(|error| error.extensions.as_mut()) {
                    for (name, value) in [("retryAfter", after), ("available", left), ("restoreRate", restore)] {
                        extensions.set(name, value);
                    }
                }
                response
            }
            Self::Document(errors) => Response::from_errors(errors),
            Self::Fault(fault) => Response::from_errors(vec![async_graphql::Error::new_with_source(fault).into_server_error(async_graphql::Pos::default())]),
        };
        error::seal(&mut response.errors, request_id, false);
        response
    }
}

impl Told {
    /// Around what a mutation logs: whose it is.
    fn span(&self) -> tracing::Span {
        let Self { who, from, operation, request_id, .. } = self;
        tracing::error_span!(target: SECURITY, "by", request_id, actor = who.actor, acting_for = who.acting_for, from, operation)
    }

    /// One line per operation.
    pub fn log(&self, status: u16) {
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let Self { operation, kind, role, outcome, cost, statements, commits, request_id, .. } = self;
        if *outcome == KEPT {
            // There are very many, and each is one of the counted.
            tracing::debug!(target: "stoa::graphql", request_id, operation, kind, role, status, outcome, ms, "operation");
        } else {
            tracing::info!(target: "stoa::graphql", request_id, operation, kind, role, status, outcome, ms, cost, statements, commits, "operation");
        }
    }
}
