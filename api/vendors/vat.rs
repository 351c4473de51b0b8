//! VAT numbers: how each country writes them, their check digits, and whether its register knows one.
//!
//! Syntax by the Commission's VIES FAQ; check digits as the countries publish them. Where a country publishes none here, the syntax
//! has to do until the register answers.

use entity::states::VatState;
use kernel::Refusal;
use platform::outside::{Outside, Reach};
use reqwest::Url;
use serde::Deserialize;
use std::time::Duration;

/// A VAT number in one spelling: the country's two letters, then its own part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatNumber {
    country: &'static str,
    number: String,
}

impl VatNumber {
    /// Reads one, however it is set: blanks, dots and hyphens do not matter.
    ///
    /// # Errors
    /// `ValidationFailed` on `path`.
    pub fn parse(path: &str, text: &str) -> Result<Self, Refusal> {
        let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect::<String>().to_uppercase();
        let refuse = |message: &str| Err(Refusal::invalid(path, message));
        let Some((country, number)) = plain.split_at_checked(2) else { return refuse("A VAT number begins with the two letters of its country.") };
        // Greece is `EL` in these numbers.
        let country = if country == "GR" { "EL" } else { country };
        let Some((country, form)) = FORMS.iter().find(|(known, _)| *known == country) else {
            return refuse("A VAT number begins with the two letters of a country of the European Union, `EL` for Greece, `XI` for Northern Ireland.");
        };
        if !form(number) {
            return refuse("This is not how that country writes its VAT numbers, or a digit is wrong.");
        }
        Ok(Self { country, number: number.to_owned() })
    }
}

impl std::fmt::Display for VatNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.country, self.number)
    }
}

type Form = fn(&str) -> bool;

const FORMS: [(&str, Form); 28] = [
    ("AT", |n| n.strip_prefix('U').is_some_and(|n| all(n, &[8]) && austria(&digits(n)))),
    ("BE", |n| all(n, &[10]) && n.starts_with(['0', '1']) && 97 - number(&n[..8]) % 97 == number(&n[8..])),
    ("BG", |n| all(n, &[9, 10])),
    ("CY", |n| n.len() == 9 && all(&n[..8], &[8]) && n.ends_with(|c: char| c.is_ascii_uppercase())),
    ("CZ", |n| all(n, &[8, 9, 10])),
    ("DE", |n| all(n, &[9]) && iso7064_mod11_10(&digits(n))),
    ("DK", |n| all(n, &[8]) && weighted(&digits(n), &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)),
    ("EE", |n| all(n, &[9])),
    ("EL", |n| all(n, &[9])),
    ("ES", |n| n.len() == 9 && n.chars().all(|c| c.is_ascii_alphanumeric()) && all(&n[1..8], &[7])),
    ("FI", |n| all(n, &[8]) && finland(&digits(n))),
    ("FR", |n| n.len() == 11 && all(&n[2..], &[9]) && france(n)),
    ("HR", |n| all(n, &[11]) && iso7064_mod11_10(&digits(n))),
    ("HU", |n| all(n, &[8])),
    ("IE", |n| matches!(n.len(), 8 | 9) && n.starts_with(|c: char| c.is_ascii_digit()) && n.ends_with(|c: char| c.is_ascii_uppercase())),
    ("IT", |n| all(n, &[11]) && kernel::luhn(n)),
    ("LT", |n| all(n, &[9, 12])),
    ("LU", |n| all(n, &[8]) && number(&n[..6]) % 89 == number(&n[6..])),
    ("LV", |n| all(n, &[11])),
    ("MT", |n| all(n, &[8])),
    ("NL", |n| n.len() == 12 && n.as_bytes()[9] == b'B' && all(&n[..9], &[9]) && all(&n[10..], &[2]) && netherlands(n)),
    ("PL", |n| all(n, &[10]) && weighted(&digits(n)[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits(n)[9]),
    ("PT", |n| all(n, &[9]) && matches!(11 - weighted(&digits(n)[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11, rest if rest.min(11) % 11 % 10 == digits(n)[8])),
    ("RO", |n| all(n, &[2, 3, 4, 5, 6, 7, 8, 9, 10])),
    ("SE", |n| all(n, &[12]) && n.ends_with("01") && kernel::luhn(&n[..10])),
    ("SI", |n| all(n, &[8])),
    ("SK", |n| all(n, &[10]) && number(n).is_multiple_of(11)),
    ("XI", |n| all(n, &[9, 12])),
];

fn all(text: &str, lengths: &[usize]) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(text: &str) -> Vec<u64> {
    text.bytes().map(|byte| u64::from(byte.wrapping_sub(b'0'))).collect()
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_default()
}

fn weighted(digits: &[u64], weights: &[u64]) -> u64 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

fn iso7064_mod11_10(digits: &[u64]) -> bool {
    let Some((check, body)) = digits.split_last() else { return false };
    let product = body.iter().fold(10, |product, digit| {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        2 * sum % 11
    });
    (11 - product) % 10 == *check
}

fn austria(digits: &[u64]) -> bool {
    let sum: u64 = digits[..7].iter().enumerate().map(|(at, digit)| if at % 2 == 0 { *digit } else { digit / 5 + digit * 2 % 10 }).sum();
    (10 - (sum + 4) % 10) % 10 == digits[7]
}

fn finland(digits: &[u64]) -> bool {
    match weighted(&digits[..7], &[7, 9, 10, 5, 8, 4, 2]) % 11 {
        0 => digits[7] == 0,
        1 => false,
        rest => 11 - rest == digits[7],
    }
}

/// The older kind has two digits in front, which are checked; the newer has letters there.
fn france(text: &str) -> bool {
    match text[..2].parse::<u64>() {
        Ok(key) => (number(&text[2..]) * 100 + 12) % 97 == key,
        Err(_) => text[..2].chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')),
    }
}

/// The older kind by eleven, the newer, which tells nothing of a person, by ninety-seven over letters as numbers.
fn netherlands(text: &str) -> bool {
    let body = digits(&text[..9]);
    let older = weighted(&body[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == body[8];
    let spelled: String = format!("NL{text}").chars().map(|c| c.to_digit(36).unwrap_or_default().to_string()).collect();
    let newer = spelled.bytes().fold(0, |rest, byte| (rest * 10 + u64::from(byte - b'0')) % 97) == 1;
    older || newer
}

/// What a register said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub state: VatState,
    /// Its own number for its answer.
    pub reference: Option<String>,
}

/// Where numbers are looked up.
#[derive(Clone)]
pub enum VatRegister {
    /// Nowhere: syntax and check digits have to do.
    Offline,
    /// The Commission's VIES, or what speaks like it.
    Vies { outside: Outside, url: Url, reach: Reach },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    valid: Option<bool>,
    #[serde(default)]
    request_identifier: String,
    #[serde(default)]
    error_wrappers: Vec<Wrapped>,
}

#[derive(Deserialize)]
struct Wrapped {
    error: String,
}

impl VatRegister {
    /// Asks once. A register that does not answer says nothing about the number.
    pub async fn look_up(&self, vat: &VatNumber) -> Verdict {
        let Self::Vies { outside, url, reach } = self else { return Verdict { state: VatState::Unchecked, reference: None } };
        let unreachable = Verdict { state: VatState::Unreachable, reference: None };
        let Ok(address) = url.join("check-vat-number") else { return unreachable };
        let body = serde_json::json!({ "countryCode": vat.country, "vatNumber": vat.number });
        let mut request = reqwest::Request::new(reqwest::Method::POST, address);
        request.headers_mut().insert(reqwest::header::CONTENT_TYPE, reqwest::header::HeaderValue::from_static("application/json"));
        *request.body_mut() = Some(body.to_string().into());
        match outside.ask(request, *reach, Duration::from_secs(10)).await {
            Err(error) => {
                tracing::warn!(%error, "the register of VAT numbers does not answer");
                unreachable
            }
            Ok(answer) => judged(&answer.body).unwrap_or(unreachable),
        }
    }
}

/// Errors come with status 200 too, in wrappers.
fn judged(body: &[u8]) -> Option<Verdict> {
    let answer: Answer = serde_json::from_slice(body).ok()?;
    if let Some(Wrapped { error }) = answer.error_wrappers.first() {
        let state = if error == "INVALID_INPUT" { VatState::Invalid } else { VatState::Unreachable };
        return Some(Verdict { state, reference: None });
    }
    let state = if answer.valid? { VatState::Valid } else { VatState::Invalid };
    Some(Verdict { state, reference: Some(answer.request_identifier).filter(|text| !text.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_one_way_and_a_wrong_digit_is_seen() {
        for (written, one_way) in [
            ("DE 136 695 976", "DE136695976"),
            ("ATU13585627", "ATU13585627"),
            ("BE0428759497", "BE0428759497"),
            ("DK13585628", "DK13585628"),
            ("FI20774740", "FI20774740"),
            ("FR83404833048", "FR83404833048"),
            ("FRK7399859412", "FRK7399859412"),
            ("HR33392005961", "HR33392005961"),
            ("IT00743110157", "IT00743110157"),
            ("LU15027442", "LU15027442"),
            ("NL004495445B01", "NL004495445B01"),
            ("NL 0024.55.799.B11", "NL002455799B11"),
            ("PL8567346215", "PL8567346215"),
            ("PT501964843", "PT501964843"),
            ("SE123456789701", "SE123456789701"),
            ("SK2022749619", "SK2022749619"),
            ("gr123456783", "EL123456783"),
        ] {
            assert_eq!(VatNumber::parse("v", written).map(|vat| vat.to_string()), Ok(one_way.to_owned()), "{written}");
        }
        for wrong in [
            "DE136695978",
            "ATU13585626",
            "BE0428759496",
            "FR84404833048",
            "IT00743110158",
            "NL004495446B01",
            "PL8567346216",
            "US123",
            "D",
            "",
            "DE",
            "NLé04495445B01",
        ] {
            assert!(VatNumber::parse("v", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_register_that_does_not_answer_says_nothing_of_the_number() {
        let state = |body: &str| judged(body.as_bytes()).map(|verdict| verdict.state);
        assert_eq!(state(r#"{"countryCode":"DE","vatNumber":"136695976","valid":true,"requestIdentifier":"WAPI1"}"#), Some(VatState::Valid));
        assert_eq!(state(r#"{"countryCode":"DE","vatNumber":"1","valid":false,"requestIdentifier":""}"#), Some(VatState::Invalid));
        assert_eq!(state(r#"{"actionSucceed":false,"errorWrappers":[{"error":"MS_UNAVAILABLE"}]}"#), Some(VatState::Unreachable));
        assert_eq!(state(r#"{"actionSucceed":false,"errorWrappers":[{"error":"MS_MAX_CONCURRENT_REQ"}]}"#), Some(VatState::Unreachable));
        assert_eq!(state(r#"{"actionSucceed":false,"errorWrappers":[{"error":"INVALID_INPUT"}]}"#), Some(VatState::Invalid));
        assert_eq!(state("<html>"), None);
    }
}
