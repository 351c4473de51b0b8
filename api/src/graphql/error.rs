//! The one map from what a use case returned to what a client is told. A refusal is data: a `UserError` in the payload.
//! A fault is opaque outside and whole in the log: `?` carries it up, and the gate turns it into a code and a request id.

use async_graphql::{Enum, Error, ErrorExtensionValues, ErrorExtensions, Interface, Result, ServerError, SimpleObject};
use kernel::Refusal;
use platform::Fault;
use platform::telemetry::SECURITY;

use super::loaders::LoadError;
use super::quiet::quiet;
use super::scalars::Money;
use async_graphql::ID as Id;

/// Parts a use case's outcome into what a payload carries: the subject, or the reasons why there is none.
///
/// ```ignore
/// let (cart, user_errors) = settled(async { cart::add_lines(cx, &shopper, &input.checked()?).await }.await)?;
/// ```
///
/// # Errors
/// A fault, on its way to becoming an opaque answer.
pub fn settled<T>(result: platform::Result<T>) -> Result<(Option<T>, Vec<UserError>)> {
    match result {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(platform::Error::Refused(refusals)) => {
            for refusal in &refusals {
                if matches!(refusal, Refusal::NotAllowed { .. } | Refusal::SecondFactorRequired { .. } | Refusal::LimitExceeded { .. }) {
                    tracing::info!(target: SECURITY, code = refusal.code(), why = %refusal.message(), "refused");
                }
            }
            Ok((None, told(refusals)))
        }
        Err(fault) => Err(fault.into()),
    }
}

/// The first few, as far as an answer's errors may go.
fn told(refusals: Vec<Refusal>) -> Vec<UserError> {
    let mut room = MOST_BYTES;
    let fit = refusals.into_iter().take(MOST_ERRORS).take_while(|refusal| {
        let path: usize = refusal.field().iter().map(|step| step.len() + 3).sum();
        room = room.saturating_sub(refusal.message().len().min(LONGEST) + path + OVERHEAD);
        room > 0
    });
    fit.map(UserError::from).collect()
}

/// What a refusal takes beside its message and its place.
const OVERHEAD: usize = 100;
/// No answer carries more.
const MOST_ERRORS: usize = 10;

/// Nobody is signed in, or the credentials are no longer good.
#[must_use]
pub fn unauthenticated() -> Error {
    coded("UNAUTHENTICATED", "Sign in first.")
}

/// Somebody is signed in, but not as one who may do this.
#[must_use]
pub fn forbidden() -> Error {
    coded("FORBIDDEN", "You may not use this.")
}

/// A top-level error with `extensions.code`.
#[must_use]
pub fn coded(code: &'static str, message: impl Into<String>) -> Error {
    Error::new(message.into()).extend_with(|_, extensions| extensions.set("code", code))
}

/// All of an answer's errors together take no more, their paths and places among them.
const MOST_BYTES: usize = 4 * 1024;
/// No message is longer.
const LONGEST: usize = 400;

/// Makes an answer's errors fit to leave the house, and few. `open`: the caller may know the schema.
pub fn seal(errors: &mut Vec<ServerError>, request_id: &str, open: bool) {
    errors.truncate(MOST_ERRORS);
    let mut room = MOST_BYTES;
    let mut first = true;
    errors.retain_mut(|error| {
        seal_one(error, request_id, open);
        error.locations.truncate(2);
        if std::mem::take(&mut first) && length(error) > MOST_BYTES {
            error.path.clear();
        }
        let left = room.checked_sub(length(error));
        room = left.unwrap_or(0);
        left.is_some()
    });
}

/// With the comma behind it.
fn length(error: &ServerError) -> usize {
    serde_json::to_vec(error).map_or(usize::MAX, |text| text.len() + 1)
}

/// A code always, never internal text. Faults are logged here, once.
fn seal_one(error: &mut ServerError, request_id: &str, open: bool) {
    let fault = error.source::<platform::Error>().or_else(|| error.source::<LoadError>().map(AsRef::as_ref));
    let mut told = match fault {
        Some(platform::Error::Refused(refusals)) => refusals.first().map(|refusal| (refusal.code(), refusal.message(), refusal.field().to_vec())),
        Some(platform::Error::Fault(fault)) => {
            tracing::error!(request_id, %fault, "fault");
            Some(opaque(fault))
        }
        // Something else that a resolver's `?` let through: its text is not for outside either.
        None if error.source.is_some() && code_of(error).is_none() => {
            let refusal = error.source::<Refusal>().map(|refusal| (refusal.code(), refusal.message(), refusal.field().to_vec()));
            if refusal.is_none() {
                tracing::error!(request_id, error = %error.message, "fault");
            }
            Some(refusal.unwrap_or_else(|| ("INTERNAL", INTERNAL.into(), Vec::new())))
        }
        None if code_of(error).is_none() => {
            let told = if open { std::mem::take(&mut error.message) } else { quiet(&error.message) };
            Some((if error.path.is_empty() { "GRAPHQL_VALIDATION_FAILED" } else { "BAD_USER_INPUT" }, told, Vec::new()))
        }
        None => None,
    };
    let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
    if let Some((code, message, field)) = told.take() {
        extensions.set("code", code);
        if !field.is_empty() {
            extensions.set("field", async_graphql::Value::from(field));
        }
        error.message = message;
    }
    extensions.set("requestId", request_id);
    error.source = None;
    shorten(&mut error.message);
}

fn shorten(message: &mut String) {
    message.truncate(message.floor_char_boundary(LONGEST));
}

const INTERNAL: &str = "Something went wrong on our side. Tell us the request id.";

fn opaque(fault: &Fault) -> (&'static str, String, Vec<String>) {
    match fault {
        Fault::Unavailable(away) if away.in_doubt() => {
            ("UNAVAILABLE", "We could not see how this ended. Send it again with the same idempotency key to learn the outcome.".into(), Vec::new())
        }
        Fault::Unavailable(_) => ("UNAVAILABLE", "We are out of breath. Try again in a moment.".into(), Vec::new()),
        _ => ("INTERNAL", INTERNAL.into(), Vec::new()),
    }
}

/// The code an error already carries.
#[must_use]
pub fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        async_graphql::Value::String(code) => Some(code),
        _ => None,
    }
}

macro_rules! user_errors {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        /// Names the kind of a refusal.
        #[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
        pub enum UserErrorCode { $($(#[$doc])* $name),+ }

        $(
            $(#[$doc])*
            #[derive(SimpleObject, Clone, Debug)]
            pub struct $name {
                /// Names the kind of this refusal.
                pub code: UserErrorCode,
                /// A sentence for a person.
                pub message: String,
                /// The part of the input it is about, from `input` down; null where it is about the whole.
                pub field: Option<Vec<String>>,
                /// Whether the very same request may succeed later.
                pub retryable: bool,
                $($(#[$about])* pub $field: $type,)*
            }
        )+

        /// Why a mutation was refused. Nothing was half-done.
        #[derive(Interface, Clone, Debug)]
        #[graphql(
            field(name = "code", ty = "&UserErrorCode", desc = "Names the kind of this refusal."),
            field(name = "message", ty = "&String", desc = "A sentence for a person."),
            field(name = "field", ty = "&Option<Vec<String>>", desc = "The part of the input it is about, from `input` down; null where it is about the whole."),
            field(name = "retryable", ty = "&bool", desc = "Whether the very same request may succeed later.")
        )]
        pub enum UserError { $($name($name)),+ }
    };
}

user_errors! {
    /// A value that will not do.
    ValidationFailed {}
    /// There is no such thing, or it is not yours.
    NotFound {
        /// What was looked for.
        what: String,
    }
    /// You may not do this.
    NotAllowed {}
    /// You may, once you have shown a second factor within a quarter of an hour: `passkeyBegin`, or `mfaVerify`.
    SecondFactorRequired {
        /// Whether it takes a passkey or an authenticator app; a code that is sent will not do.
        strong: bool,
    }
    /// Right in itself, but not now.
    StateConflict {}
    /// Somebody changed it first.
    VersionConflict {
        /// The version to read again.
        current_version: i64,
    }
    /// This idempotency key was used for another request.
    IdempotencyConflict {}
    /// Fewer are left than asked for.
    InsufficientStock {
        /// The offer that ran short.
        offer_id: Id,
        /// The variant that ran short.
        variant_id: Id,
        /// How many were asked for.
        requested: i64,
        /// How many are left.
        available: i64,
    }
    /// The price is no longer what you last saw.
    PriceChanged {
        /// The offer whose price changed; null where it is a total.
        offer_id: Option<Id>,
        /// What you last saw.
        was: Money,
        /// What it is now.
        now: Money,
    }
    /// The payment was declined. Nothing was charged.
    PaymentDeclined {
        /// The gateway's reason.
        decline_code: String,
    }
    /// The payment is not settled yet: send the same request with the same key again.
    PaymentPending {
        /// When to ask again, in seconds.
        retry_after: i32,
    }
    /// More than a limit allows.
    LimitExceeded {
        /// When to try again, in seconds; null where waiting does not help.
        retry_after: Option<i32>,
    }
    /// Nothing can be sent to this address.
    AddressRejected {}
}

impl From<Refusal> for UserError {
    fn from(refusal: Refusal) -> Self {
        let mut message = refusal.message();
        shorten(&mut message);
        let retryable = refusal.retryable();
        let field = Some(refusal.field().to_vec()).filter(|field| !field.is_empty());
        macro_rules! told {
            ($name:ident $($data:tt)*) => { Self::$name($name { code: UserErrorCode::$name, message, field, retryable $($data)* }) };
        }
        match refusal {
            Refusal::ValidationFailed { .. } => told!(ValidationFailed),
            Refusal::NotFound { what, .. } => told!(NotFound, what: what.into()),
            Refusal::NotAllowed { .. } => told!(NotAllowed),
            Refusal::SecondFactorRequired { strong } => told!(SecondFactorRequired, strong),
            Refusal::StateConflict { .. } => told!(StateConflict),
            Refusal::VersionConflict { current, .. } => told!(VersionConflict, current_version: current),
            Refusal::IdempotencyConflict => told!(IdempotencyConflict),
            Refusal::InsufficientStock { offer, variant, requested, available, .. } => {
                told!(InsufficientStock, offer_id: offer.into(), variant_id: variant.into(), requested, available)
            }
            Refusal::PriceChanged { offer, was, now, .. } => told!(PriceChanged, offer_id: offer.map(Into::into), was: Money(was), now: Money(now)),
            Refusal::PaymentDeclined { decline_code } => told!(PaymentDeclined, decline_code),
            Refusal::PaymentPending { retry_after_seconds } => told!(PaymentPending, retry_after: retry_after_seconds),
            Refusal::LimitExceeded { retry_after_seconds, .. } => told!(LimitExceeded, retry_after: retry_after_seconds),
            Refusal::AddressRejected { .. } => told!(AddressRejected),
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{PathSegment, Pos};

    use super::*;

    fn sealed(errors: Vec<ServerError>, open: bool) -> Vec<ServerError> {
        let mut errors = errors;
        seal(&mut errors, "request", open);
        errors
    }

    #[test]
    fn errors_are_few_and_small_whatever_they_say() {
        let long = |n: usize| {
            let mut error = ServerError::new("é".repeat(5_000), None);
            error.path = (0..n).map(|_| PathSegment::Field("x".repeat(128))).collect();
            error.locations = vec![Pos { line: 1, column: 1 }; 50];
            error
        };
        for (path, least) in [(0, 7), (3, 3), (40, 1)] {
            let errors = sealed(vec![long(path); 5_000], true);
            let bytes = serde_json::to_vec(&errors).unwrap().len();
            assert!(bytes <= MOST_BYTES + 2 && (least..=MOST_ERRORS).contains(&errors.len()), "{path}: {} errors, {bytes} bytes", errors.len());
        }
        assert_eq!(sealed(vec![ServerError::new("a", None); 5_000], true).len(), MOST_ERRORS);
    }

    #[test]
    fn the_engines_own_texts_are_for_those_who_may_know_the_schema() {
        let error = ServerError::new("Unknown field \"zz\" on type \"Product\".", None);
        assert_eq!(sealed(vec![error.clone()], true)[0].message, error.message);
        assert_eq!(sealed(vec![error], false)[0].message, "There is no field `zz` here.");
        let ours = unauthenticated().into_server_error(Pos::default());
        assert_eq!(sealed(vec![ours], false)[0].message, "Sign in first.");
    }

    #[test]
    fn refusals_are_few_and_small_too() {
        let long = |at: usize| Refusal::invalid(&format!("lines.{at}.{}", "x".repeat(300)), "é".repeat(300));
        let told = told((0..200).map(long).collect());
        let bytes: usize = told.iter().map(|error| if let UserError::ValidationFailed(error) = error { error.message.len() } else { 0 }).sum();
        assert!((3..=MOST_ERRORS).contains(&told.len()) && bytes <= MOST_BYTES, "{} of {bytes} bytes", told.len());
        let short = (0..200).map(|_| Refusal::invalid("a", "No.")).collect();
        assert_eq!(super::told(short).len(), MOST_ERRORS);
    }

    #[test]
    fn a_fault_tells_nothing_to_anybody() {
        let fault = Error::new_with_source(platform::Error::broken("table users is gone")).into_server_error(Pos::default());
        for open in [true, false] {
            let told = &sealed(vec![fault.clone()], open)[0];
            assert_eq!((code_of(told), told.message.contains("users")), (Some("INTERNAL"), false));
        }
    }
}
