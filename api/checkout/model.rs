//! The rules, without a database: how long a hold lasts, and whether what the buyer saw still is so.

use entity::ids::OrderId;
use entity::states::{CheckoutState, PaymentState};
use entity::{checkout, payment};
use kernel::{Currency, Money, Refusal, field};
use serde::{Deserialize, Serialize};

use crate::survey::Survey;

/// No hold outlives this, whatever its buyer does; `sweep` ends it much earlier.
pub const LONGEST_MS: i64 = LONGEST_HOLD_MS + PROCESSING_MS;
/// How long stock is held from the start, and after each sign of life.
pub const HOLD_MS: i64 = 15 * 60_000;
/// Beyond this from the start, activity helps no more.
const LONGEST_HOLD_MS: i64 = 60 * 60_000;
/// What a payment that is processing gets on top.
const PROCESSING_MS: i64 = 30 * 60_000;
/// How long the claim of a completion keeps everybody else's hands off.
pub const CLAIM_MS: i64 = 2 * 60_000;

/// What became of a completion; stored under its key, so that it can be told again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Paid; the vendors have it.
    Placed { order: OrderId },
    /// The gateway said no; cart and checkout are open again.
    Declined { order: OrderId, code: String },
    /// The buyer has to do something at the gateway first.
    ActionRequired { order: OrderId },
    /// The gateway will tell later.
    Processing { order: OrderId },
    /// Paid when the goods were gone; the money is on its way back.
    TooLate { order: OrderId },
}

impl Outcome {
    /// Whether nothing the gateway says later makes another outcome of it.
    #[must_use]
    pub(crate) fn is_final(&self) -> bool {
        !matches!(self, Self::ActionRequired { .. } | Self::Processing { .. })
    }

    /// The order it is about.
    #[must_use]
    pub fn order(&self) -> OrderId {
        match self {
            Self::Placed { order } | Self::Declined { order, .. } | Self::ActionRequired { order } | Self::Processing { order } | Self::TooLate { order } => {
                *order
            }
        }
    }
}

/// When the hold of a checkout ends after a sign of life now.
#[must_use]
pub fn hold_until(created_at: i64, expires_at: i64, now: i64) -> i64 {
    (now + HOLD_MS).min(created_at + LONGEST_HOLD_MS).max(expires_at)
}

/// When the hold of a checkout ends whose payment takes its time. Asking again and again prolongs nothing for ever.
#[must_use]
pub fn processing_until(created_at: i64, expires_at: i64, now: i64) -> i64 {
    (now + PROCESSING_MS).min(created_at + LONGEST_HOLD_MS + PROCESSING_MS).max(expires_at)
}

/// Why a payment ended without money.
#[must_use]
pub fn decline_code(payment: &payment::Model) -> String {
    payment.decline_code.clone().unwrap_or_else(|| match payment.state {
        PaymentState::Cancelled => "cancelled".into(),
        PaymentState::Expired => "expired".into(),
        _ => "declined".into(),
    })
}

/// Whether the checkout may be changed now.
///
/// # Errors
/// `StateConflict`, to be tried again only while a completion runs.
pub fn require_open(checkout: &checkout::Model, now: i64) -> Result<(), Refusal> {
    let refuse = |message: &str, retryable| Err(Refusal::StateConflict { field: field("input.checkoutId"), message: message.into(), retryable });
    match checkout.state {
        CheckoutState::Open if checkout.expires_at <= now => refuse("The time to pay is over and the goods are back on the shelf. Start again.", false),
        CheckoutState::Open => Ok(()),
        CheckoutState::Completing if checkout.completing_until.is_some_and(|until| until > now) => refuse("The payment of this checkout is under way.", true),
        CheckoutState::Completing => Ok(()),
        CheckoutState::Completed => refuse("This checkout is an order already.", false),
        CheckoutState::Cancelled => refuse("This checkout was cancelled. Start again.", false),
        CheckoutState::Expired => refuse("The time to pay is over and the goods are back on the shelf. Start again.", false),
    }
}

/// Everything that keeps a checkout from being completed as the buyer last saw it.
#[must_use]
pub fn judge(checkout: &checkout::Model, survey: &Survey, currency: Currency) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut missing = |there: bool, message: &str| {
        if !there {
            refusals.push(Refusal::invalid("input.checkoutId", message));
        }
    };
    missing(checkout.email.is_some() && checkout.shipping_address.is_some(), "The checkout needs an address first (checkoutAddressSet).");
    missing(checkout.gateway.is_some() && checkout.method_token.is_some(), "The checkout needs a means of payment first (checkoutPaymentSet).");
    missing(survey.deliveries.len() == survey.vendors().len(), "The checkout needs a delivery for every vendor first (checkoutDeliverySet).");

    for (place, line) in survey.lines.iter().enumerate() {
        let path = field(&format!("lines.{place}"));
        let (offer, variant) = (line.row.offer_id, line.row.variant_id);
        match (&line.item, line.unit_minor()) {
            (Some(item), Some(now)) if item.on_sale => {
                if now != line.row.seen_minor {
                    refusals.push(Refusal::PriceChanged {
                        field: path,
                        offer: Some(offer),
                        was: Money::new(line.row.seen_minor, currency),
                        now: Money::new(now, currency),
                    });
                }
            }
            (Some(item), _) if item.paused_until.is_some() => refusals.extend(item.pause(&format!("lines.{place}"))),
            // Held, but no longer sold: to the buyer it is the same as sold out.
            _ => refusals.push(Refusal::InsufficientStock { field: path, offer, variant, requested: line.row.quantity, available: 0 }),
        }
    }
    for delivery in &survey.deliveries {
        match &delivery.option {
            Some(option) if option.price_minor == delivery.row.seen_minor => {}
            Some(option) => refusals.push(Refusal::PriceChanged {
                field: field("deliveries"),
                offer: None,
                was: Money::new(delivery.row.seen_minor, currency),
                now: Money::new(option.price_minor, currency),
            }),
            None => refusals.push(Refusal::invalid("input.checkoutId", "A delivery that was chosen is no longer offered; choose again (checkoutDeliverySet).")),
        }
    }
    if refusals.is_empty()
        && let Some(quote) = &survey.quote
        && quote.total_minor != checkout.seen_total_minor
    {
        refusals.push(Refusal::PriceChanged {
            field: Vec::new(),
            offer: None,
            was: Money::new(checkout.seen_total_minor, currency),
            now: Money::new(quote.total_minor, currency),
        });
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activity_prolongs_a_hold_up_to_an_hour() {
        let minute = 60_000;
        assert_eq!(hold_until(0, 15 * minute, 10 * minute), 25 * minute);
        assert_eq!(hold_until(0, 50 * minute, 55 * minute), 60 * minute);
        // What a processing payment was given is not taken away.
        assert_eq!(hold_until(0, 90 * minute, 59 * minute), 90 * minute);
    }

    #[test]
    fn a_payment_that_takes_its_time_prolongs_a_hold_up_to_an_hour_and_a_half() {
        let minute = 60_000;
        assert_eq!(processing_until(0, 15 * minute, 10 * minute), 40 * minute);
        assert_eq!(processing_until(0, 40 * minute, 80 * minute), 90 * minute);
        assert_eq!(processing_until(0, 90 * minute, 120 * minute), 90 * minute);
    }

    #[test]
    fn an_outcome_survives_its_key() {
        let outcome = Outcome::Declined { order: OrderId(entity::ids::Uuid::nil()), code: "insufficient_funds".into() };
        let stored = serde_json::to_value(&outcome).expect("an outcome is plain data");
        assert_eq!(serde_json::from_value::<Outcome>(stored).expect("what was stored can be read"), outcome);
    }
}
