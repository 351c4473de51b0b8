//! Global Trade Item Numbers: EAN-8, UPC-12, EAN-13 and GTIN-14, all kept as 14 digits.

use std::fmt;

use crate::{Refusal, field};

/// A number with a right check digit, zero-padded to 14 digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gtin(String);

impl Gtin {
    /// Reads 8, 12, 13 or 14 digits; blanks and hyphens between them are passed over.
    ///
    /// # Errors
    /// `ValidationFailed` on `path` for another length, other characters or a wrong check digit.
    pub fn parse(path: &str, text: &str) -> Result<Self, Refusal> {
        let refuse = |message: &str| Err(Refusal::ValidationFailed { field: field(path), message: message.into() });
        if text.len() > 64 {
            return refuse("A GTIN has 8, 12, 13 or 14 digits.");
        }
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 8 | 12 | 13 | 14) {
            return refuse("A GTIN has 8, 12, 13 or 14 digits.");
        }
        let padded = format!("{digits:0>14}");
        // Weights 3 and 1 alternate from the left of the padded form; the sum with the check digit ends in 0.
        let sum: u32 = padded.bytes().enumerate().map(|(place, b)| u32::from(b - b'0') * if place % 2 == 0 { 3 } else { 1 }).sum();
        if !sum.is_multiple_of(10) || padded.bytes().all(|b| b == b'0') {
            return refuse("The check digit of this GTIN is wrong.");
        }
        Ok(Self(padded))
    }

    /// The 14 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_lengths_are_one_number() {
        assert_eq!(Gtin::parse("gtin", "4006381333931").map(|g| g.to_string()), Ok("04006381333931".into()));
        assert_eq!(Gtin::parse("gtin", "036000291452").map(|g| g.to_string()), Ok("00036000291452".into()));
        assert_eq!(Gtin::parse("gtin", "96385074").map(|g| g.to_string()), Ok("00000096385074".into()));
        assert_eq!(Gtin::parse("gtin", "4006-3813 33931"), Gtin::parse("gtin", "04006381333931"));
    }

    #[test]
    fn broken_numbers_are_refused_by_name() {
        for text in ["", "4006381333932", "12345", "400638133393x", "071444764117 735533033354", "00000000", &"1".repeat(10_000)] {
            assert!(matches!(Gtin::parse("gtin", text), Err(Refusal::ValidationFailed { field, .. }) if field == ["gtin"]), "{text}");
        }
    }
}
