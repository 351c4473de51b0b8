//! How well vendors do: a score out of their orders, strikes for what they did, and what follows from both.
//!
//! It deliberately knows neither what was sold nor for how much; it counts. What buyers see of it is written down to `vendors`.
//!
//! Invariants:
//! - A score is a function of counts alone (`model.rs`), in whole numbers, and nobody sets it by hand.
//! - A strike counts while it stands and its time is not over; an appeal is decided once, and not by whoever issued the strike.
//! - Nothing here puts a vendor on sale again: that takes an operator.

mod model;
mod score;
mod strike;
mod strikes;

pub use model::{BORNE_MS, Component, HINTED, Hint, JUDGED_FROM, KNOWN_FROM, LOW_BP, Part, Record, Shown};
pub use score::{ORDER_JOB, SCORE_JOB, ScoreDue, Standing, compute, mine, on_order_changed, on_score_due, sweep};
pub use strike::{TOO_MANY, counts};
pub use strikes::{NewStrike, StrikeFilter, all as strikes, appeal, appeal_until, decide_appeal, issue, mine as strikes_of, revoke};
