//! The score, in whole numbers and without any I/O.
//!
//! Of each component there are `good` among `of` in the last ninety days. So that nobody's first order makes them 0 or 100, ten
//! imagined ones at 80 % stand before the real ones:
//!
//! ```text
//! component = (good × 10 000 + 10 × 8 000) / (of + 10)            in hundredths of a percent
//! score     = Σ weight × component / Σ weight                      over the components there are, shown as a whole percent
//! ```
//!
//! A vendor without orders therefore starts at 80, and is told as new until five of its orders are known. Satisfaction has its weight
//! ready for when there are reviews; until then the other three share it, because the sum of the weights is taken over what is there.

/// Imagined orders before the real ones, and how well they went.
const PRIOR: i64 = 10;
const NEUTRAL_BP: i64 = 8_000;
/// From so many orders on a vendor is not new.
pub const KNOWN_FROM: i64 = 5;
/// From so many orders on a low score has consequences.
pub const JUDGED_FROM: i64 = 20;
/// Under this it is low.
pub const LOW_BP: i32 = 5_000;
/// A low score is borne so long.
pub const BORNE_MS: i64 = 14 * 24 * 3_600_000;
/// Hints speak of so many orders to come.
pub const HINTED: i64 = 10;

/// What of a vendor's orders is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Parts whose time to be sent has come, and those of them that left in time.
    pub due: i64,
    pub in_time: i64,
    /// Parts that their buyers did not take back while they were in time, and those of them that the vendor stood by.
    pub taken: i64,
    pub kept: i64,
    /// Parts that left and that no buyer withdrew from, and those of them that nothing was paid back of.
    pub sent: i64,
    pub flawless: i64,
}

/// What a score is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// Sent in time.
    Speed,
    /// Not cancelled by the vendor.
    Reliability,
    /// Nothing paid back.
    Quality,
    /// What buyers say. There are no reviews yet.
    Satisfaction,
}

impl Component {
    /// How much it counts for.
    #[must_use]
    pub const fn weight(self) -> i64 {
        match self {
            Self::Speed => 35,
            Self::Reliability => 25,
            Self::Quality | Self::Satisfaction => 20,
        }
    }
}

/// One component of a vendor's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub component: Component,
    pub good: i64,
    pub of: i64,
}

/// What would raise a component: so many good ones of the next ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    pub component: Component,
    /// The fewest good ones of the next [`HINTED`] that raise it.
    pub good: i64,
    /// What the score is then, were all ten good.
    pub score_then: i32,
}

/// What a vendor's score says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub value_bp: i32,
    pub parts: Vec<Part>,
    /// Where the vendor is new, it has none in public.
    pub public: Option<i32>,
    pub hints: Vec<Hint>,
}

impl Part {
    /// In hundredths of a percent.
    #[must_use]
    pub fn value_bp(self) -> i64 {
        let (of, good) = (self.of.max(0), self.good.clamp(0, self.of.max(0)));
        (good * 10_000 + PRIOR * NEUTRAL_BP) / (of + PRIOR)
    }

    fn with(self, good: i64, of: i64) -> Self {
        Self { good: self.good + good, of: self.of + of, ..self }
    }
}

impl Record {
    /// The components there are.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let part = |component, good, of| Part { component, good, of };
        vec![
            part(Component::Speed, self.in_time, self.due),
            part(Component::Reliability, self.kept, self.taken),
            part(Component::Quality, self.flawless, self.sent),
        ]
    }

    /// What it comes to.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let parts = self.parts();
        let value_bp = value_bp(&parts);
        let public = (self.taken >= KNOWN_FROM).then_some(rounded(value_bp));
        let hints = parts.iter().filter_map(|part| hint(*part, &parts)).collect();
        Shown { value_bp, parts, public, hints }
    }

    /// Whether it is so low, over so many orders, that it has consequences.
    #[must_use]
    pub fn is_low(&self) -> bool {
        self.taken >= JUDGED_FROM && value_bp(&self.parts()) < LOW_BP
    }
}

/// Whether a score that is low since then has been borne long enough.
#[must_use]
pub fn is_over(low_since: Option<i64>, now: i64) -> bool {
    low_since.is_some_and(|since| now - since >= BORNE_MS)
}

/// The weighted middle of the components there are.
fn value_bp(parts: &[Part]) -> i32 {
    let (sum, weights) = parts.iter().fold((0, 0), |(sum, weights), part| (sum + part.component.weight() * part.value_bp(), weights + part.component.weight()));
    i32::try_from(sum.checked_div(weights).unwrap_or(NEUTRAL_BP)).unwrap_or(10_000)
}

/// As buyers see it: a whole percent, halves up.
fn rounded(value_bp: i32) -> i32 {
    (value_bp + 50) / 100
}

fn hint(part: Part, all: &[Part]) -> Option<Hint> {
    let now = part.value_bp();
    let good = (0..=HINTED).find(|good| part.with(*good, HINTED).value_bp() > now)?;
    let then: Vec<Part> = all.iter().map(|one| if one.component == part.component { one.with(HINTED, HINTED) } else { *one }).collect();
    Some(Hint { component: part.component, good, score_then: rounded(value_bp(&then)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(good: i64, of: i64) -> i64 {
        Part { component: Component::Speed, good, of }.value_bp()
    }

    fn record(n: i64, good: i64) -> Record {
        Record { due: n, in_time: good, taken: n, kept: good, sent: n, flawless: good }
    }

    #[test]
    fn each_component_is_bounded_and_rises_with_what_is_good_alone() {
        for of in 0..60 {
            for good in 0..=of {
                let value = part(good, of);
                assert!((0..=10_000).contains(&value));
                assert!(good == of || part(good + 1, of) > value, "one more good one of {of}");
                assert!(part(good + 1, of + 1) >= value, "another good one");
                assert!(part(good, of + 1) <= value, "another bad one");
            }
        }
        assert!((0..=10_000).contains(&part(1_000_000_000, 1_000_000_000)) && part(i64::from(i32::MAX) * 2, 3) <= 10_000);
    }

    #[test]
    fn the_score_rises_with_each_component_and_stays_in_its_bounds() {
        for n in 0..25 {
            for good in 0..n {
                let low = record(n, good);
                let value = low.shown().value_bp;
                assert!((0..=10_000).contains(&value));
                for better in [Record { in_time: good + 1, ..low }, Record { kept: good + 1, ..low }, Record { flawless: good + 1, ..low }] {
                    assert!(better.shown().value_bp >= value, "{better:?}");
                }
                assert!(record(n, good + 1).shown().value_bp > value);
            }
        }
    }

    #[test]
    fn nobody_starts_at_the_bottom_and_one_order_makes_nobody() {
        assert_eq!((record(0, 0).shown().value_bp, record(0, 0).shown().public), (8_000, None));
        assert_eq!((record(1, 0).shown().value_bp, record(1, 1).shown().value_bp), (7_272, 8_181));
        assert_eq!((record(4, 4).shown().public, record(5, 5).shown().public), (None, Some(87)));
        // Volume tells: the same share of good ones, ever nearer to itself.
        let nine_tenths: Vec<_> = [10, 100, 1_000].map(|n| record(n, n * 9 / 10).shown().value_bp).into();
        assert_eq!(nine_tenths, [8_500, 8_909, 8_990]);
    }

    #[test]
    fn what_is_not_there_leaves_its_weight_to_the_others() {
        let parts = |with: bool| {
            let mut parts = record(90, 90).parts();
            if with {
                parts.push(Part { component: Component::Satisfaction, good: 0, of: 90 });
            }
            value_bp(&parts)
        };
        assert_eq!((parts(false), parts(true)), (9_800, (80 * 9_800 + 20 * 800) / 100));
        assert_eq!(value_bp(&[]), 8_000);
    }

    #[test]
    fn a_hint_names_the_fewest_that_help() {
        let slow = Record { due: 40, in_time: 20, ..record(40, 40) }.shown();
        let hint = slow.hints.iter().find(|hint| hint.component == Component::Speed).unwrap();
        // 56 % by now, of fifty: six of the next ten raise it, five do not.
        assert_eq!((hint.good, part(25, 50) > part(20, 40), part(26, 50) > part(20, 40)), (6, false, true));
        assert!(hint.score_then > rounded(slow.value_bp));
        for hint in slow.hints {
            assert!((1..=HINTED).contains(&hint.good), "{hint:?}");
        }
    }

    #[test]
    fn a_low_score_has_consequences_only_over_many_orders_and_two_weeks() {
        assert!(!record(19, 0).is_low() && record(20, 0).is_low() && !record(20, 15).is_low());
        assert!(!is_over(None, BORNE_MS) && !is_over(Some(1), BORNE_MS) && is_over(Some(0), BORNE_MS));
    }
}
