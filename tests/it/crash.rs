//! The process dies at the worst moment, and the payment gateway misbehaves: what was begun ends as if nothing had happened.

mod background;
mod books;
mod gateway;
mod points;
mod random;
mod skew;
mod webhooks;

use support::scale;

/// How a buyer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paying {
    Works,
    Declined,
    SecondStep,
    Later,
    AnswerLost,
}

impl Paying {
    const ALL: [Self; 5] = [Self::Works, Self::Declined, Self::SecondStep, Self::Later, Self::AnswerLost];

    fn token(self) -> &'static str {
        match self {
            Self::Works => "test_ok",
            Self::Declined => "test_decline_insufficient_funds",
            Self::SecondStep => "test_action",
            Self::Later => "test_later",
            Self::AnswerLost => "test_lost_answer",
        }
    }
}

/// By how many seconds the clock of those who come after is ahead, in the place of waiting: locks and leases of the dead are
/// over then. The full counts wait instead.
fn ahead(seconds: i64) -> i64 {
    if scale::full() { 0 } else { seconds }
}
