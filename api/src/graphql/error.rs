//! The one map from what a use case returned to what a client is told. A refusal is data: a `UserError` in the payload.
//! A fault is opaque outside and whole in the log: `?` carries it up, and the gate turns it into a code and a request id.

use async_graphql::{Enum, Error, ErrorExtensionValues, ErrorExtensions, Interface, Result, ServerError, SimpleObject};
use kernel::Refusal;
use platform::Fault;

use super::loaders::LoadError;
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
        Err(platform::Error::Refused(refusals)) => Ok((None, refusals.into_iter().take(MOST_ERRORS).map(UserError::from).collect())),
        Err(fault) => Err(fault.into()),
    }
}

/// No answer carries more.
pub const MOST_ERRORS: usize = 10;

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

/// Makes an error fit to leave the house: a code always, never internal text. Faults are logged here, once.
pub fn seal(error: &mut ServerError, request_id: &str) {
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
            Some((if error.path.is_empty() { "GRAPHQL_VALIDATION_FAILED" } else { "BAD_USER_INPUT" }, std::mem::take(&mut error.message), Vec::new()))
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
    if error.message.len() > 400 {
        let end = (0..=400).rev().find(|&at| error.message.is_char_boundary(at)).unwrap_or(0);
        error.message.truncate(end);
    }
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
        let message = refusal.message();
        let retryable = refusal.retryable();
        let field = Some(refusal.field().to_vec()).filter(|field| !field.is_empty());
        macro_rules! told {
            ($name:ident $($data:tt)*) => { Self::$name($name { code: UserErrorCode::$name, message, field, retryable $($data)* }) };
        }
        match refusal {
            Refusal::ValidationFailed { .. } => told!(ValidationFailed),
            Refusal::NotFound { what, .. } => told!(NotFound, what: what.into()),
            Refusal::NotAllowed { .. } => told!(NotAllowed),
            Refusal::StateConflict { .. } => told!(StateConflict),
            Refusal::VersionConflict { current } => told!(VersionConflict, current_version: current),
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
