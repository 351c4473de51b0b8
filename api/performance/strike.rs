//! Strikes without any I/O: which step may follow which, how long each counts, and when there are too many.

use entity::states::StrikeState;

const DAY: i64 = 24 * 3_600_000;
/// A strike counts for half a year: long enough to matter, and no mark for life.
pub(crate) const COUNTS_MS: i64 = 180 * DAY;
/// So long a vendor may say that it is wrong.
pub(crate) const APPEAL_MS: i64 = 30 * DAY;
/// With so many that count a vendor's sales are suspended.
pub const TOO_MANY: u64 = 3;

/// What is done with a strike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The vendor says that it is wrong; once.
    Appeal,
    /// Somebody else than its issuer finds it right.
    Uphold,
    /// Somebody else than its issuer finds it wrong.
    Grant,
    /// It is taken back, whatever became of an appeal.
    Revoke,
}

impl Step {
    /// Where it leads from there; nowhere where it may not be done.
    #[must_use]
    pub fn from(self, state: StrikeState) -> Option<StrikeState> {
        use StrikeState::{Appealed, Revoked, Standing, Upheld};
        Some(match (self, state) {
            (Self::Appeal, Standing) => Appealed,
            (Self::Uphold, Appealed) => Upheld,
            (Self::Grant, Appealed) | (Self::Revoke, Standing | Appealed | Upheld) => Revoked,
            _ => return None,
        })
    }

    /// Whether it is still time for it: after its end nothing about a strike matters any more.
    #[must_use]
    pub fn in_time(self, issued_at: i64, expires_at: i64, now: i64) -> bool {
        now < expires_at && (self != Self::Appeal || now < issued_at + APPEAL_MS)
    }
}

/// Whether a strike counts: it stands, appealed or not, and its time is not over.
#[must_use]
pub fn counts(state: StrikeState, expires_at: i64, now: i64) -> bool {
    state != StrikeState::Revoked && now < expires_at
}

#[cfg(test)]
mod tests {
    use super::*;
    use StrikeState::{Appealed, Revoked, Standing, Upheld};

    #[test]
    fn no_step_leads_where_the_table_does_not() {
        let steps = [Step::Appeal, Step::Uphold, Step::Grant, Step::Revoke];
        let led: Vec<_> = steps
            .iter()
            .flat_map(|step| [Standing, Appealed, Upheld, Revoked].into_iter().filter_map(move |from| step.from(from).map(|to| (*step, from, to))))
            .collect();
        assert_eq!(
            led,
            [
                (Step::Appeal, Standing, Appealed),
                (Step::Uphold, Appealed, Upheld),
                (Step::Grant, Appealed, Revoked),
                (Step::Revoke, Standing, Revoked),
                (Step::Revoke, Appealed, Revoked),
                (Step::Revoke, Upheld, Revoked),
            ]
        );
    }

    #[test]
    fn a_strike_ends_by_the_clock_and_an_appeal_has_a_month() {
        for state in [Standing, Appealed, Upheld] {
            assert!(counts(state, COUNTS_MS, COUNTS_MS - 1) && !counts(state, COUNTS_MS, COUNTS_MS), "{state:?}");
        }
        assert!(!counts(Revoked, COUNTS_MS, 0));
        let may = |step: Step, now| step.in_time(0, COUNTS_MS, now);
        assert!(may(Step::Appeal, APPEAL_MS - 1) && !may(Step::Appeal, APPEAL_MS));
        assert!(may(Step::Uphold, COUNTS_MS - 1) && !may(Step::Uphold, COUNTS_MS) && !may(Step::Revoke, COUNTS_MS));
    }
}
