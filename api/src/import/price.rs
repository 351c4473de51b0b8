//! Reads what a column calls a price, and takes it only where it can mean one thing.

use kernel::{Currency, Money};

/// How the amounts of a file are written.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    pub currency: Currency,
    /// The sign between whole and fraction; the other one of `.` and `,` parts thousands.
    pub decimal: char,
}

/// `$74.99` is an amount, `$6.94 $ 6 . 94` the same one twice; anything that could mean two things is none.
///
/// # Errors
/// The reason, for a person to read.
pub fn price(text: &str, writing: Writing) -> Result<Money, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("there is no price");
    }
    if text.contains(['{', '}', ';', '#', '<', '>']) {
        return Err("it holds more than a price (a style sheet or markup)");
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err("there is no number in it");
    }
    let mut found: Option<Money> = None;
    for word in words(text).split_whitespace() {
        // A sign apart from its number says nothing of its own.
        if own_signs(writing.currency).contains(&word.to_owned()) {
            continue;
        }
        let digits_before = |at: usize| word[..at].contains(|c: char| c.is_ascii_digit());
        if matches!(word, "-" | "–" | "—" | "to") || word.find(['-', '–', '—']).is_some_and(digits_before) {
            return Err("it is a range, not a price");
        }
        if word.contains('-') {
            return Err("it is below zero");
        }
        let next = amount(word, writing)?;
        match found {
            Some(before) if before != next => return Err("it holds several different numbers"),
            _ => found = Some(next),
        }
    }
    match found {
        Some(money) if money.minor == 0 => Err("a price of nothing is no price"),
        Some(money) => Ok(money),
        None => Err("there is no number in it"),
    }
}

/// Puts together what a page's layout took apart: `$ 6 . 94` is one word.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let joins = |c: char| matches!(c, '.' | ',' | '$' | '€' | '£' | '₫' | '¥');
    while let Some(c) = rest.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        while rest.peek().is_some_and(|next| next.is_whitespace()) {
            rest.next();
        }
        let after_sign = out.ends_with(joins);
        // A blank before a point belongs to the number; one before a sign parts two amounts.
        let before_point = rest.peek().is_some_and(|next| matches!(next, '.' | ','));
        if !after_sign && !before_point {
            out.push(' ');
        }
    }
    out
}

fn amount(word: &str, writing: Writing) -> Result<Money, &'static str> {
    let number = unsigned(word, writing.currency)?;
    let thousands = if writing.decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = number.split_once(writing.decimal).unwrap_or((number, ""));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(thousands);
    let fine = digits(first) && (!grouped || first.len() <= 3) && groups.all(|group| group.len() == 3 && digits(group));
    if !fine || (number.contains(writing.decimal) && !digits(fraction)) {
        return Err("it holds more than a number");
    }
    let plain = whole.replace(thousands, "");
    let text = if fraction.is_empty() { plain } else { format!("{plain}.{fraction}") };
    Money::parse("price", &text, writing.currency).map_err(|_| "its number has too many digits for the currency")
}

/// What the currency may be called beside its number.
fn own_signs(currency: Currency) -> Vec<String> {
    let mut signs = vec![currency.symbol().to_string(), currency.code().to_owned()];
    // `US$` says no more than `$` does, where dollars are meant.
    if currency == Currency::USD {
        signs.push("US$".into());
    }
    signs
}

/// The number without the currency's own sign or code around it.
fn unsigned(word: &str, currency: Currency) -> Result<&str, &'static str> {
    let bare = own_signs(currency).iter().find_map(|sign| word.strip_prefix(sign.as_str()).or_else(|| word.strip_suffix(sign.as_str()))).unwrap_or(word);
    match bare.chars().find(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',')) {
        None if bare.is_empty() => Err("there is no number in it"),
        None => Ok(bare),
        Some('$' | '€' | '£' | '¥' | '₫') => Err("it is in another currency"),
        Some(_) => Err("it holds more than a number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOLLARS: Writing = Writing { currency: Currency::USD, decimal: '.' };

    #[test]
    fn an_amount_is_taken_where_it_can_mean_one_thing() {
        for (text, minor) in [
            ("$74.99", 7499),
            ("$6.94 $ 6 . 94", 694),
            ("$10.44 $ 10 . 44", 1044),
            ("$1,179.99", 117_999),
            ("$1,265.00", 126_500),
            (" $ 5 ", 500),
            ("19.9", 1990),
            ("USD 3.10", 310),
            ("US$3.10", 310),
            ("3.10 USD", 310),
        ] {
            assert_eq!(price(text, DOLLARS), Ok(Money::new(minor, Currency::USD)), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        let css = "$ 19 99 $39.95 #listPriceLegalMessageText { margin-left: 4px !important; } Save $19.96 (50%)";
        for (text, reason) in [
            ("$74.99 - $249.99", "it is a range, not a price"),
            ("$895.00 - $2,497.50", "it is a range, not a price"),
            ("$1–$2", "it is a range, not a price"),
            ("5-7", "it is a range, not a price"),
            ("Total price:", "there is no number in it"),
            ("", "there is no price"),
            ("   ", "there is no price"),
            (css, "it holds more than a price (a style sheet or markup)"),
            ("$ 19 99", "it holds several different numbers"),
            ("$6.94 $6.95", "it holds several different numbers"),
            ("€6.94", "it is in another currency"),
            ("$1,17.99", "it holds more than a number"),
            ("$1.179,99", "it holds more than a number"),
            ("$12.", "it holds more than a number"),
            ("$12.345", "its number has too many digits for the currency"),
            ("from $12", "it holds more than a number"),
            ("-$12", "it is below zero"),
            ("$-12", "it is below zero"),
            ("$0.00", "a price of nothing is no price"),
            ("99999999999999999999", "its number has too many digits for the currency"),
        ] {
            assert_eq!(price(text, DOLLARS), Err(reason), "{text}");
        }
        assert!(price(&"9".repeat(10_000), DOLLARS).is_err());
    }

    #[test]
    fn other_countries_write_it_otherwise() {
        let euros = Writing { currency: Currency::EUR, decimal: ',' };
        assert_eq!(price("1.179,99 €", euros), Ok(Money::new(117_999, Currency::EUR)));
        let dong = Writing { currency: Currency::VND, decimal: ',' };
        assert_eq!(price("250.000₫", dong), Ok(Money::new(250_000, Currency::VND)));
        assert!(price("250.000,50", dong).is_err());
    }
}
