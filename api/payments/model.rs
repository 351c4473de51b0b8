//! What gateways say, and how it moves a payment. Pure.

use entity::payment;
use entity::states::{PaymentState, RefundState};
use platform::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// All a gateway says of a payment. The amounts are cumulative: what was said before is in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The gateway's own name for it; empty where it never came into being.
    pub gateway_ref: String,
    pub state: PaymentState,
    pub captured_minor: i64,
    pub fee_minor: i64,
    /// Told, but not merged: our own refunds are settled one by one, because each may still fail.
    pub refunded_minor: i64,
    /// What the buyer has to do next.
    pub next_action: Option<Value>,
    pub decline_code: Option<String>,
    pub expires_at: Option<i64>,
}

/// All a gateway says of a refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundVerdict {
    pub state: RefundState,
    pub gateway_ref: Option<String>,
}

impl Verdict {
    /// Nothing came of it, and nothing will.
    #[must_use]
    pub fn refused(code: &str) -> Self {
        Self {
            gateway_ref: String::new(),
            state: PaymentState::Failed,
            captured_minor: 0,
            fee_minor: 0,
            refunded_minor: 0,
            next_action: None,
            decline_code: Some(code.to_owned()),
            expires_at: None,
        }
    }

    /// What is known already.
    #[must_use]
    pub fn of(payment: &payment::Model) -> Self {
        Self {
            gateway_ref: payment.gateway_ref.clone().unwrap_or_default(),
            state: payment.state,
            captured_minor: payment.captured_minor,
            fee_minor: payment.fee_minor,
            refunded_minor: payment.refunded_minor,
            next_action: payment.next_action.clone(),
            decline_code: payment.decline_code.clone(),
            expires_at: payment.expires_at,
        }
    }
}

/// Whether nothing but a gateway's change of mind moves it any more.
#[must_use]
pub fn ended(state: PaymentState) -> bool {
    use PaymentState::{Cancelled, Captured, Expired, Failed};
    matches!(state, Captured | Failed | Cancelled | Expired)
}

/// How far a state is. Money taken beats every way of not taking it: what was captured cannot have failed.
fn rank(state: PaymentState) -> u8 {
    match state {
        PaymentState::Created => 0,
        PaymentState::RequiresAction => 1,
        PaymentState::Processing => 2,
        PaymentState::Authorized => 3,
        PaymentState::Failed => 4,
        PaymentState::Expired => 5,
        PaymentState::Cancelled => 6,
        PaymentState::PartiallyCaptured => 7,
        PaymentState::Captured => 8,
    }
}

/// The payment after a verdict, in whatever order verdicts come.
///
/// # Errors
/// A fault when the gateway tells of another charge, or of more than was asked for.
pub(crate) fn merge(before: &payment::Model, verdict: &Verdict) -> Result<payment::Model> {
    let mut after = before.clone();
    match &before.gateway_ref {
        Some(known) if !verdict.gateway_ref.is_empty() && *known != verdict.gateway_ref => {
            return Err(Error::broken(format!("payment {} is {known} at the gateway, not {}", before.id, verdict.gateway_ref)));
        }
        None if !verdict.gateway_ref.is_empty() => after.gateway_ref = Some(verdict.gateway_ref.clone()),
        _ => {}
    }
    after.captured_minor = before.captured_minor.max(verdict.captured_minor);
    after.fee_minor = before.fee_minor.max(verdict.fee_minor);
    if after.captured_minor > before.amount_minor {
        return Err(Error::broken(format!("payment {}: {} captured of {}", before.id, after.captured_minor, before.amount_minor)));
    }
    let said = match after.captured_minor {
        0 => verdict.state,
        all if all == before.amount_minor => PaymentState::Captured,
        _ => PaymentState::PartiallyCaptured,
    };
    if rank(said) >= rank(before.state) {
        after.state = said;
        after.next_action = verdict.next_action.clone().filter(|_| said == PaymentState::RequiresAction);
        after.decline_code = verdict.decline_code.clone().filter(|_| said == PaymentState::Failed);
        after.expires_at = verdict.expires_at.filter(|_| !ended(said));
    }
    Ok(after)
}

/// How a payment's capture is spread over its shares: what is new goes by what each share still lacks, so that none
/// ever shrinks and none gets more than its part.
#[must_use]
pub(crate) fn spread(new: i64, lacking: &[i64]) -> Vec<i64> {
    kernel::allocate(new, lacking)
}

/// Whether a refund moves from one state to the other. A refund that succeeded may still fail; one that failed stays so.
#[must_use]
pub(crate) fn refund_moves(from: RefundState, to: RefundState) -> bool {
    use RefundState::{Failed, Pending, Succeeded};
    matches!((from, to), (Pending, Succeeded | Failed) | (Succeeded, Failed))
}

#[cfg(test)]
pub(crate) mod tests {
    use entity::ids::{OrderId, PaymentId, Uuid};
    use serde_json::json;

    use super::*;

    pub fn payment(amount: i64) -> payment::Model {
        payment::Model {
            id: PaymentId(Uuid::from_u128(1)),
            reference: OrderId(Uuid::from_u128(2)),
            gateway: "test".into(),
            method_token: "test_ok".into(),
            amount_minor: amount,
            currency: "EUR".into(),
            state: PaymentState::Created,
            captured_minor: 0,
            refunded_minor: 0,
            fee_minor: 0,
            gateway_ref: None,
            next_action: None,
            decline_code: None,
            expires_at: None,
            version: 1,
            created_at: 0,
            updated_at: 0,
        }
    }

    pub fn said(state: PaymentState, captured: i64, fee: i64) -> Verdict {
        Verdict { state, captured_minor: captured, fee_minor: fee, gateway_ref: "ch_1".into(), decline_code: None, ..Verdict::refused("") }
    }

    /// Every order of `items`.
    pub fn permutations<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
        if items.is_empty() {
            return vec![Vec::new()];
        }
        let with_first = |i: usize| {
            let mut rest = items.to_vec();
            let first = rest.remove(i);
            permutations(&rest).into_iter().map(move |mut tail| {
                tail.insert(0, first.clone());
                tail
            })
        };
        (0..items.len()).flat_map(with_first).collect()
    }

    fn end(start: &payment::Model, verdicts: &[Verdict]) -> payment::Model {
        verdicts.iter().fold(start.clone(), |payment, verdict| merge(&payment, verdict).unwrap())
    }

    #[test]
    fn the_order_of_six_verdicts_does_not_matter() {
        let action = Verdict { next_action: Some(json!({ "type": "confirm" })), expires_at: Some(9), ..said(PaymentState::RequiresAction, 0, 0) };
        let declined = Verdict { decline_code: Some("stolen_card".into()), ..said(PaymentState::Failed, 0, 0) };
        let whole = [
            action.clone(),
            said(PaymentState::Processing, 0, 0),
            said(PaymentState::Authorized, 0, 0),
            said(PaymentState::PartiallyCaptured, 3000, 67),
            said(PaymentState::Captured, 9000, 151),
            Verdict { refunded_minor: 2000, ..said(PaymentState::Captured, 9000, 151) },
        ];
        let failed = [action.clone(), said(PaymentState::Processing, 0, 0), declined.clone(), said(PaymentState::Created, 0, 0), action, declined];
        let cancelled_late = [
            said(PaymentState::Cancelled, 0, 0),
            said(PaymentState::Expired, 0, 0),
            said(PaymentState::Failed, 0, 0),
            said(PaymentState::PartiallyCaptured, 3000, 67),
            said(PaymentState::Processing, 0, 0),
            said(PaymentState::PartiallyCaptured, 4000, 81),
        ];
        for (verdicts, state, captured, fee) in
            [(&whole, PaymentState::Captured, 9000, 151), (&failed, PaymentState::Failed, 0, 0), (&cancelled_late, PaymentState::PartiallyCaptured, 4000, 81)]
        {
            let orders = permutations(verdicts);
            assert_eq!(orders.len(), 720);
            let expected = end(&payment(9000), verdicts);
            assert_eq!((expected.state, expected.captured_minor, expected.fee_minor), (state, captured, fee));
            for order in orders {
                assert_eq!(end(&payment(9000), &order), expected);
            }
        }
    }

    #[test]
    fn captured_never_becomes_failed_and_never_shrinks() {
        let captured = end(&payment(9000), &[said(PaymentState::Captured, 9000, 151)]);
        for state in [PaymentState::Failed, PaymentState::Cancelled, PaymentState::Expired, PaymentState::PartiallyCaptured] {
            assert_eq!(merge(&captured, &said(state, 10, 1)).unwrap(), captured);
        }
    }

    #[test]
    fn another_charge_or_more_than_was_asked_for_is_a_fault() {
        let known = end(&payment(9000), &[said(PaymentState::Processing, 0, 0)]);
        assert!(merge(&known, &Verdict { gateway_ref: "ch_2".into(), ..said(PaymentState::Captured, 9000, 0) }).is_err());
        assert!(merge(&known, &said(PaymentState::Captured, 9001, 0)).is_err());
    }

    #[test]
    fn shares_fill_up_to_the_cent_and_never_beyond() {
        let authorized = [3333, 3333, 2334];
        let mut shares = [0; 3];
        for new in [1, 998, 4001, 3, 3997] {
            let lacking: Vec<i64> = authorized.iter().zip(shares).map(|(whole, has)| whole - has).collect();
            for (share, part) in shares.iter_mut().zip(spread(new, &lacking)) {
                assert!(part >= 0);
                *share += part;
            }
        }
        assert_eq!(shares, authorized);
    }
}
