//! Values read at the door and trusted inside.

use unicode_normalization::UnicodeNormalization;

use crate::{Refusal, field};

/// Trims a text and checks its length in characters; control characters other than line breaks are refused.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn text(path: &str, value: &str, least: usize, most: usize) -> Result<String, Refusal> {
    let trimmed = value.trim();
    // Bytes first: nobody makes us count the characters of a megabyte.
    let length = if trimmed.len() > most * 4 { most + 1 } else { trimmed.chars().count() };
    if length < least || length > most {
        let message = if least > 0 { format!("It needs from {least} to {most} characters.") } else { format!("It has at most {most} characters.") };
        return Err(Refusal::ValidationFailed { field: field(path), message });
    }
    if trimmed.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::invalid(path, "It must not contain control characters."));
    }
    Ok(trimmed.to_owned())
}

/// As [`text`], on one line: what somebody or something is called stands in subjects and greetings, where a line break would begin
/// another text, and letters that turn the direction of reading would make it look like one.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn line(path: &str, value: &str, least: usize, most: usize) -> Result<String, Refusal> {
    let value = text(path, value, least, most)?;
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    if value.chars().any(|c| c.is_control() || turns(c)) {
        return Err(Refusal::invalid(path, "It has to be one line, without letters that turn the direction of reading."));
    }
    Ok(value)
}

/// As [`line`], where nothing is an answer too.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn optional_line(path: &str, value: Option<&str>, most: usize) -> Result<Option<String>, Refusal> {
    Ok(value.map(|value| line(path, value, 0, most)).transpose()?.filter(|value| !value.is_empty()))
}

/// As [`text`], where nothing is an answer too.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn optional_text(path: &str, value: Option<&str>, most: usize) -> Result<Option<String>, Refusal> {
    match value.map(|value| text(path, value, 0, most)).transpose()? {
        Some(value) if value.is_empty() => Ok(None),
        other => Ok(other),
    }
}

/// An e-mail address, in lower case. It is proved by mail, not by grammar, so only the plain mistakes are refused.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn email(path: &str, value: &str) -> Result<String, Refusal> {
    let value = text(path, value, 3, 254)?.to_lowercase();
    let fine = value.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && local.len() <= 64
            && !domain.contains('@')
            && domain.split('.').count() >= 2
            && domain.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
            && !value.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"'))
    });
    if fine { Ok(value) } else { Err(Refusal::invalid(path, "This is no e-mail address.")) }
}

/// ISO 3166-1 alpha-2 as of 2026, and `XK`, by which Kosovo is written to.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL \
    CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU \
    GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC \
    MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT \
    PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA \
    UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// An ISO 3166-1 alpha-2 code, in capitals.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn country(path: &str, value: &str) -> Result<String, Refusal> {
    let code = value.to_ascii_uppercase();
    if COUNTRIES.split_ascii_whitespace().any(|known| known == code) { Ok(code) } else { Err(Refusal::invalid(path, "A country is two letters by ISO 3166.")) }
}

/// How many of something one line may hold.
const MOST_OF_A_LINE: i64 = 10_000;

/// From 1 to 10,000.
///
/// # Errors
/// `ValidationFailed` on `path`.
pub fn quantity(path: &str, value: i64) -> Result<i64, Refusal> {
    if (1..=MOST_OF_A_LINE).contains(&value) { Ok(value) } else { Err(Refusal::invalid(path, "A quantity is from 1 to 10,000.")) }
}

/// `Crème brûlée, 2 pcs` becomes `creme-brulee-2-pcs`; at most 80 characters.
#[must_use]
pub fn slugify(title: &str) -> String {
    let mut slug = String::new();
    for c in title.nfd().flat_map(char::to_lowercase).take(400) {
        match c {
            'đ' => slug.push('d'),
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            // Marks that the decomposition split off.
            '\u{300}'..='\u{36f}' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= 80 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "item".into() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_lose_their_marks() {
        assert_eq!(slugify("Crème brûlée, 2 pcs"), "creme-brulee-2-pcs");
        assert_eq!(slugify("Đèn gỗ  Bạch Dương!"), "den-go-bach-duong");
        assert_eq!(slugify("★"), "item");
        assert_eq!(slugify(&"a".repeat(10_000)).len(), 80);
    }

    #[test]
    fn plain_mistakes_in_addresses_are_refused() {
        assert_eq!(email("e", " Ann@Example.ORG "), Ok("ann@example.org".into()));
        for wrong in ["", "a", "a@b", "@b.org", "a@b..org", "a b@c.org", "a@b@c.org", "a@b.org\nBcc: x@y.z", &format!("{}@b.org", "a".repeat(300))] {
            assert!(email("e", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn lengths_count_characters_not_bytes() {
        assert!(text("t", "ầầầ", 1, 3).is_ok());
        assert!(text("t", "ầầầầ", 1, 3).is_err());
        assert!(text("t", &"x".repeat(10_000), 1, 200).is_err());
        assert!(text("t", "a\0b", 1, 200).is_err());
        for two in ["Ann\nhttp://evil.example", "Ann\rB", "Ann\tB", "Ann \u{202E}nnA", "Ann\u{2028}B"] {
            assert!(line("t", two, 1, 200).is_err(), "{two:?}");
        }
        assert_eq!(line("t", " Ann Larsson ", 1, 200), Ok("Ann Larsson".into()));
        assert_eq!((COUNTRIES.split_ascii_whitespace().count(), country("c", "de")), (250, Ok("DE".into())));
        assert!(["XX", "ZZ", "D", "DEU", "D ", "АD"].iter().all(|wrong| country("c", wrong).is_err()));
    }

    #[test]
    fn quantities_have_two_ends() {
        assert_eq!(quantity("q", 1), Ok(1));
        for wrong in [0, -1, 10_001, 2_147_483_648, i64::MAX] {
            assert!(quantity("q", wrong).is_err());
        }
    }
}
