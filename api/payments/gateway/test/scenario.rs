//! What the test gateway does, told by the means of payment. Pure.

use entity::states::ChargeState;

/// One way a payment can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// `test_ok`
    Succeeds,
    /// `test_decline_...`, with the reason.
    Declines(&'static str),
    /// `test_action`: captured when the buyer has done a second step.
    NeedsAction,
    /// `test_later`: captured two seconds later, told by a webhook.
    SucceedsLater,
    /// `test_lost_answer`: captured, but the answer never arrives.
    LosesAnswer,
    /// `test_refund_fails_late`: succeeds; its refunds fail two seconds after they succeeded.
    RefundFailsLate,
    /// `test_refund_later`: succeeds; its refunds are pending for two seconds.
    RefundsLater,
    /// `test_fee_later`: succeeds; what the gateway keeps is told two seconds later.
    FeeLater,
    /// `test_cancel_ignored`: needs a second step; cancelled, it says so, and is captured all the same two seconds later.
    IgnoresCancel,
}

impl Scenario {
    /// Reads a method token.
    #[must_use]
    pub fn parse(method_token: &str) -> Option<Self> {
        Some(match method_token {
            "test_ok" => Self::Succeeds,
            "test_decline_insufficient_funds" => Self::Declines("insufficient_funds"),
            "test_decline_stolen_card" => Self::Declines("stolen_card"),
            "test_action" => Self::NeedsAction,
            "test_later" => Self::SucceedsLater,
            "test_lost_answer" => Self::LosesAnswer,
            "test_refund_fails_late" => Self::RefundFailsLate,
            "test_refund_later" => Self::RefundsLater,
            "test_fee_later" => Self::FeeLater,
            "test_cancel_ignored" => Self::IgnoresCancel,
            _ => return None,
        })
    }

    /// What a charge is right after it was asked for.
    pub(crate) fn first_state(self) -> ChargeState {
        match self {
            Self::Succeeds | Self::LosesAnswer | Self::RefundFailsLate | Self::RefundsLater | Self::FeeLater => ChargeState::Captured,
            Self::Declines(_) => ChargeState::Declined,
            Self::NeedsAction | Self::IgnoresCancel => ChargeState::RequiresAction,
            Self::SucceedsLater => ChargeState::Processing,
        }
    }
}

/// What the gateway keeps of a capture: 1.4 % and 25 minor units.
#[must_use]
pub fn fee(captured_minor: i64) -> i64 {
    if captured_minor <= 0 {
        return 0;
    }
    i64::try_from((i128::from(captured_minor) * 14 + 500) / 1000 + 25).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_is_rounded_half_up() {
        assert_eq!([fee(0), fee(1), fee(35), fee(36), fee(8000), fee(10_000)], [0, 25, 25, 26, 137, 165]);
    }
}
