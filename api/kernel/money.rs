//! Money that cannot drift: whole minor units, 128 bits in between, rounding once per line, splits by largest remainder.

pub use iso_currency::Currency;
use serde::{Deserialize, Serialize};

use crate::{Refusal, field};

/// An amount in the smallest unit of its currency (cents; whole dong).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// A price with its tax. `gross = net + tax`, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxedMoney {
    pub net: Money,
    pub gross: Money,
    pub tax: Money,
}

impl Money {
    #[must_use]
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// How many decimals the currency has by ISO 4217 (VND 0, EUR 2, BHD 3).
    #[must_use]
    pub fn exponent(self) -> u32 {
        exponent(self.currency)
    }

    /// As people write numbers: `-12.30`.
    #[must_use]
    pub fn decimal(self) -> String {
        let exponent = self.exponent() as usize;
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        let sign = if self.minor < 0 { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Reads `12.3` as 12 euros and 30 cents.
    ///
    /// # Errors
    /// `ValidationFailed` on `path` for anything but digits with at most the currency's decimals, and beyond 10¹⁵ minor units.
    pub fn parse(path: &str, text: &str, currency: Currency) -> Result<Self, Refusal> {
        let exponent = exponent(currency) as usize;
        let refuse = || Refusal::ValidationFailed {
            field: field(path),
            message: format!("An amount in {} has digits and at most {exponent} decimals.", currency.code()),
        };
        let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || !digits(whole)
            || !digits(fraction)
            || fraction.len() > exponent
            || whole.len() > 15
            || (unsigned.contains('.') && fraction.is_empty())
        {
            return Err(refuse());
        }
        let minor: i64 = format!("{whole}{fraction:0<exponent$}").parse().map_err(|_| refuse())?;
        if minor > 1_000_000_000_000_000 {
            return Err(refuse());
        }
        Ok(Self::new(sign * minor, currency))
    }
}

impl TaxedMoney {
    /// Splits a gross amount by the tax it holds.
    #[must_use]
    pub fn from_gross(gross: i64, tax: i64, currency: Currency) -> Self {
        Self { net: Money::new(gross - tax, currency), gross: Money::new(gross, currency), tax: Money::new(tax, currency) }
    }
}

fn exponent(currency: Currency) -> u32 {
    u32::from(currency.exponent().unwrap_or(0))
}

/// Reads an ISO 4217 code.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn currency(path: &str, code: &str) -> Result<Currency, Refusal> {
    // The library also knows funds codes and metals, which nobody prices in: they have no exponent.
    Currency::from_code(code)
        .filter(|found| found.exponent().is_some())
        .ok_or_else(|| Refusal::ValidationFailed { field: field(path), message: "This is no ISO 4217 currency code.".into() })
}

/// The tax inside a gross amount at `rate_bp` hundredths of a percent: `gross - round(gross * 10000 / (10000 + rate))`,
/// rounded half up, once per line.
#[must_use]
pub fn tax_in_gross(gross: i64, rate_bp: i32) -> i64 {
    let divisor = 10_000 + i128::from(rate_bp);
    let net = (i128::from(gross) * 10_000 * 2 + divisor).div_euclid(divisor * 2);
    gross - narrow(net)
}

/// Splits `total` by `weights`, so that the parts sum to it exactly and none is off by a whole unit.
/// Ties go to the earlier part; no weight at all means equal parts.
#[must_use]
pub fn allocate(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from((*w).max(0))).sum();
    let (weights, sum): (Vec<i128>, i128) =
        if sum == 0 { (vec![1; weights.len()], weights.len() as i128) } else { (weights.iter().map(|w| i128::from((*w).max(0))).collect(), sum) };
    if weights.is_empty() {
        return Vec::new();
    }
    let amount = i128::from(total).abs();
    let mut parts: Vec<i128> = weights.iter().map(|w| amount * w / sum).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(amount * weights[i] % sum), i));
    let rest = usize::try_from(amount - parts.iter().sum::<i128>()).unwrap_or(0);
    for &i in order.iter().take(rest) {
        parts[i] += 1;
    }
    let sign = i128::from(total.signum());
    parts.into_iter().map(|part| narrow(part * sign)).collect()
}

/// What is due for having given back `now` of `whole` units of `total`, after `given` was given for earlier ones:
/// 1.00 over three is 33, 33, 34, so that the last one closes to the cent.
#[must_use]
pub fn give(total: i64, whole: i64, now: i64, given: i64) -> i64 {
    if whole <= 0 { 0 } else { narrow(i128::from(total) * i128::from(now) / i128::from(whole)) - given }
}

fn narrow(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimals_follow_the_currency() {
        for (minor, currency, text) in
            [(1234, Currency::EUR, "12.34"), (-5, Currency::EUR, "-0.05"), (1234, Currency::VND, "1234"), (1234, Currency::BHD, "1.234")]
        {
            assert_eq!(Money::new(minor, currency).decimal(), text);
            assert_eq!(Money::parse("x", text, currency), Ok(Money::new(minor, currency)));
        }
        for text in ["", ".", "1.", "1.234", "1e9", "٣", "1,2", "NaN", "9999999999999999"] {
            assert!(Money::parse("x", text, Currency::EUR).is_err(), "{text}");
        }
    }

    #[test]
    fn tax_in_gross_by_the_golden_table() {
        for (gross, rate, tax) in
            [(12_100, 2_100, 2_100), (100, 2_100, 17), (1_000, 550, 52), (999, 2_550, 203), (500, 0, 0), (0, 2_100, 0), (10_000, 1_900, 1_597)]
        {
            assert_eq!(tax_in_gross(gross, rate), tax, "{gross} at {rate}");
        }
    }

    #[test]
    fn a_third_closes_to_the_cent() {
        assert_eq!([give(100, 3, 1, 0), give(100, 3, 2, 33), give(100, 3, 3, 66)], [33, 33, 34]);
        assert_eq!(allocate(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(allocate(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(allocate(10, &[0, 0]), [5, 5]);
        assert_eq!(allocate(10, &[0, 3]), [0, 10]);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(total in -1_000_000_000_000i64..1_000_000_000_000, weights in prop::collection::vec(0i64..1_000_000_000, 1..40)) {
            let parts = allocate(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    prop_assert!((i128::from(*part) * sum - i128::from(total) * i128::from(*weight)).abs() < sum);
                    if *weight == 0 { prop_assert_eq!(*part, 0); }
                }
            }
        }

        #[test]
        fn net_and_tax_are_the_gross(gross in 0i64..1_000_000_000_000, rate in 0i32..10_000) {
            let tax = tax_in_gross(gross, rate);
            prop_assert!(tax >= 0 && tax <= gross);
        }
    }
}
