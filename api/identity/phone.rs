//! Numbers of telephones, by E.164, and how they are kept.

use entity::ids::UserId;
use kernel::Refusal;
use platform::keyring::{Row, Sealed};
use platform::{Cx, Error, Result, crypto};

/// Reads a number as people write it, with its country in front: `+49 170 1234567`.
pub(crate) fn number(path: &str, text: &str) -> Result<String, Refusal> {
    let refuse = || Refusal::invalid(path, "A number with its country is meant, such as `+49 170 1234567`.");
    if text.len() > 40 {
        return Err(refuse());
    }
    let written: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/')).collect();
    let digits = written.strip_prefix('+').or_else(|| written.strip_prefix("00")).ok_or_else(refuse)?;
    // No country's code begins with 0, and none's numbers are shorter than this with it.
    if !(8..=15).contains(&digits.len()) || digits.starts_with('0') || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(refuse());
    }
    Ok(format!("+{digits}"))
}

/// Enough of it to know it by.
pub(crate) fn masked(number: &str) -> String {
    let shown = number.len().saturating_sub(2);
    format!("{}…{}", number.get(..3).unwrap_or_default(), number.get(shown..).unwrap_or_default())
}

pub(crate) fn seal(cx: &Cx, user: UserId, number: &str) -> String {
    cx.keys.seal(&place(&row(user)), number.as_bytes())
}

pub(crate) fn unseal(cx: &Cx, user: UserId, sealed: &str) -> Result<String> {
    let number = cx.keys.unseal(&place(&row(user)), sealed).and_then(|bytes| String::from_utf8(bytes).ok());
    number.ok_or_else(|| Error::broken("a sealed number does not open"))
}

/// Never what a secret of an app is sealed for.
fn row(user: UserId) -> String {
    format!("{user}:sms")
}

pub(crate) const SEALED: Sealed =
    Sealed { table: "second_factor", column: "secret", only: Some("method = 'sms'"), key: "user_id", row: Row::Id(|id| row(UserId(id))) };

fn place(row: &str) -> crypto::Place<'_> {
    crypto::Place { table: "second_factor", column: "secret", row }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_one_way() {
        for (written, read) in [("+49 170 1234567", "+491701234567"), ("0049 (170) 123-4567", "+491701234567"), (" +84.912.345.678 ", "+84912345678")] {
            assert_eq!(number("p", written), Ok(read.into()), "{written}");
        }
        for wrong in ["", "0170 1234567", "+0170 1234567", "+49", "+49 170 1234567 890123", "+49 170 12345x7", "+4917012345６７", "+", &"+4".repeat(50)] {
            assert!(number("p", wrong).is_err(), "{wrong}");
        }
        assert_eq!(masked("+491701234567"), "+49…67");
    }
}
