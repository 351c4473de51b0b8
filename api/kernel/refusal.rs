//! Why somebody is told no. One vocabulary for all rooms: the same words in the code, in `userErrors` and on the screen.

use std::fmt;

use crate::Money;
use entity::ids::{OfferId, VariantId};

/// An expected no, as data. Nothing was half-done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A value that will not do.
    ValidationFailed { field: Vec<String>, message: String },
    /// Missing, or somebody else's: the two answer alike.
    NotFound { field: Vec<String>, what: &'static str },
    /// Known, but not for this actor.
    NotAllowed { message: String },
    /// Theirs to do, once they have shown who they are again; with `strong`, by a passkey or an authenticator app.
    SecondFactorRequired { strong: bool },
    /// Right in itself, but not now.
    StateConflict { field: Vec<String>, message: String, retryable: bool },
    /// Somebody changed it first; `current` is the version to read again.
    VersionConflict { field: Vec<String>, current: i64 },
    /// This key was used for another request.
    IdempotencyConflict,
    /// Fewer are left than asked for.
    InsufficientStock { field: Vec<String>, offer: OfferId, variant: VariantId, requested: i64, available: i64 },
    /// What the buyer last saw is no longer so.
    PriceChanged { field: Vec<String>, offer: Option<OfferId>, was: Money, now: Money },
    /// The gateway said no.
    PaymentDeclined { decline_code: String },
    /// The gateway has not answered yet; the same key may be sent again.
    PaymentPending { retry_after_seconds: i32 },
    /// More than a limit allows.
    LimitExceeded { field: Vec<String>, message: String, retry_after_seconds: Option<i32> },
    /// An address that nothing can be sent to.
    AddressRejected { field: Vec<String>, message: String },
}

/// Splits `input.quantity` into its parts.
#[must_use]
pub fn field(path: &str) -> Vec<String> {
    path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

impl Refusal {
    /// A value that will not do.
    #[must_use]
    pub fn invalid(path: &str, message: impl Into<String>) -> Self {
        Self::ValidationFailed { field: field(path), message: message.into() }
    }

    /// Missing or foreign.
    #[must_use]
    pub fn not_found(path: &str, what: &'static str) -> Self {
        Self::NotFound { field: field(path), what }
    }

    /// Not now, and asking again will not help.
    #[must_use]
    pub fn state(message: impl Into<String>) -> Self {
        Self::StateConflict { field: Vec::new(), message: message.into(), retryable: false }
    }

    /// Somebody changed it first: `path` says what was seen, and it is at version `current` now.
    #[must_use]
    pub fn moved(path: &str, current: i64) -> Self {
        Self::VersionConflict { field: field(path), current }
    }

    /// The name in the schema, in capitals.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ValidationFailed { .. } => "VALIDATION_FAILED",
            Self::NotFound { .. } => "NOT_FOUND",
            Self::NotAllowed { .. } => "NOT_ALLOWED",
            Self::SecondFactorRequired { .. } => "SECOND_FACTOR_REQUIRED",
            Self::StateConflict { .. } => "STATE_CONFLICT",
            Self::VersionConflict { .. } => "VERSION_CONFLICT",
            Self::IdempotencyConflict => "IDEMPOTENCY_CONFLICT",
            Self::InsufficientStock { .. } => "INSUFFICIENT_STOCK",
            Self::PriceChanged { .. } => "PRICE_CHANGED",
            Self::PaymentDeclined { .. } => "PAYMENT_DECLINED",
            Self::PaymentPending { .. } => "PAYMENT_PENDING",
            Self::LimitExceeded { .. } => "LIMIT_EXCEEDED",
            Self::AddressRejected { .. } => "ADDRESS_REJECTED",
        }
    }

    /// The part of the input it is about, from `input` down; empty where it is about the whole.
    #[must_use]
    pub fn field(&self) -> &[String] {
        match self {
            Self::ValidationFailed { field, .. }
            | Self::NotFound { field, .. }
            | Self::StateConflict { field, .. }
            | Self::VersionConflict { field, .. }
            | Self::InsufficientStock { field, .. }
            | Self::PriceChanged { field, .. }
            | Self::LimitExceeded { field, .. }
            | Self::AddressRejected { field, .. } => field,
            _ => &[],
        }
    }

    /// Whether the very same request may succeed later.
    #[must_use]
    pub fn retryable(&self) -> bool {
        match self {
            Self::StateConflict { retryable, .. } => *retryable,
            Self::PaymentPending { .. } | Self::LimitExceeded { retry_after_seconds: Some(_), .. } => true,
            _ => false,
        }
    }

    /// A sentence for a person.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::ValidationFailed { message, .. }
            | Self::NotAllowed { message }
            | Self::StateConflict { message, .. }
            | Self::LimitExceeded { message, .. }
            | Self::AddressRejected { message, .. } => message.clone(),
            Self::NotFound { what, .. } => format!("There is no such {what}."),
            Self::SecondFactorRequired { strong: true } => "Show your passkey (`passkeyBegin`) or a code of your authenticator app (`mfaVerify`) first.".into(),
            Self::SecondFactorRequired { strong: false } => "Show a code first: `mfaCodeSend`, then `mfaVerify`.".into(),
            Self::VersionConflict { current, .. } => format!("Somebody changed it first; it is at version {current} now."),
            Self::IdempotencyConflict => "This idempotency key was used for another request.".into(),
            Self::InsufficientStock { available: 0, .. } => "It is sold out.".into(),
            Self::InsufficientStock { available, .. } => format!("Only {available} are left."),
            Self::PriceChanged { was, now, .. } => format!("The price changed from {} to {} {}.", was.decimal(), now.decimal(), now.currency.code()),
            Self::PaymentDeclined { decline_code } => format!("The payment was declined ({decline_code}). Nothing was charged."),
            Self::PaymentPending { retry_after_seconds } => {
                format!("The payment is not settled yet. Ask again in {retry_after_seconds} seconds with the same key.")
            }
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}
