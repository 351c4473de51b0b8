//! How long things are kept and why, and how a text is written into a table that a spreadsheet opens; without a database.

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// How long somebody who asked to be forgotten has to take it back.
pub(crate) const GRACE_MS: i64 = 14 * DAY;
/// When an erasure that something open stands in the way of is tried again.
pub(crate) const AGAIN_MS: i64 = 7 * DAY;
/// How long a copy of somebody's data can be fetched.
pub(crate) const EXPORT_MS: i64 = 7 * DAY;
/// What is not done by then is begun again: the attempts of its job are used up.
pub(crate) const STUCK_MS: i64 = DAY;
/// How often one can be asked for.
pub(crate) const EXPORT_EVERY_MS: i64 = DAY;
/// How long an address to fetch it from is good.
pub(crate) const READ_MS: i64 = 5 * 60_000;

/// How long one kind of thing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub what: &'static str,
    /// In words, as `docs/privacy.md` has them.
    pub how_long: &'static str,
    pub why: &'static str,
    /// The schedule or the job that sees to it.
    pub by: &'static str,
}

const fn clock(what: &'static str, how_long: &'static str, why: &'static str, by: &'static str) -> Clock {
    Clock { what, how_long, why, by }
}

/// Everything about people that ends by the clock, as `docs/privacy.md` tells it; a test compares the two.
pub const CLOCKS: [Clock; 19] = [
    clock("attempts to sign in, counted", "1 day", "guessing is slowed down", "identity.sweep"),
    clock("sign-ins elsewhere that were begun", "1 day after their end", "to see what went wrong", "identity.sweep"),
    clock("sessions, refresh tokens and links sent by mail", "30 days after their end", "questions about them", "identity.sweep"),
    clock("answers to repeated requests", "7 days", "a request sent twice is done once", "platform.sweep"),
    clock("events", "7 days after they were delivered", "delivery", "platform.sweep"),
    clock("jobs, and the addresses in letters among them", "1 day after they were done, 90 days where they failed", "to see what went wrong", "platform.sweep"),
    clock("guests' carts", "90 days after the last change", "coming back", "privacy.sweep"),
    clock("what was told at a checkout", "30 days after its end", "questions about it", "privacy.sweep"),
    clock("whom an unpaid order was for", "90 days", "questions about it", "privacy.sweep"),
    clock("whom a paid order was for", "as long as its country wants invoices kept, counted from the end of the year", "the law on books", "privacy.sweep"),
    clock("withdrawals begun and not confirmed", "30 days", "coming back", "privacy.sweep"),
    clock("withdrawals confirmed", "with the order, without a name", "evidence", "nothing"),
    clock("consent", "with the account, then without a name", "evidence", "nothing"),
    clock("copies of somebody's data", "7 days", "fetching them", "privacy.sweep"),
    clock("an account that is to be forgotten", "14 days", "taking it back", "privacy.erase"),
    clock("the register of erasures", "for good, without a name", "backups that are brought back", "nothing"),
    clock("a vendor's documents, and who stands behind it", "6 months after its end", "Art. 30 of the Digital Services Act", "vendors.sweep"),
    clock("the audit log", "for good, without names and addresses", "evidence", "nothing"),
    clock("what programs asked for", "as docs/limits.md says", "accounting", "integrations.sweep"),
];

/// A text as a cell that no spreadsheet takes for a formula: whatever begins with a sign of one, after blanks and line breaks too and
/// in full width, is led by an apostrophe.
#[must_use]
pub fn cell(text: &str) -> String {
    let first = text.chars().find(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}' && *c != '\u{200b}');
    let begins = matches!(first, Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '﹢' | '﹣' | '−'));
    let blank_first = text.starts_with(['\t', '\r', '\n']);
    if begins || blank_first { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@a", " =1", "\t=1", "\r\n=1", "\n", "\tx", "＝1", " ＋1", "－1", "＠a", "\u{feff}=1", "|x", "%x"] {
            assert_eq!(cell(formula), format!("'{formula}"), "{formula:?}");
        }
        for plain in ["", "Ann", "a=b", "1-2", "ann@example.org", "Straße 5"] {
            assert_eq!(cell(plain), plain);
        }
    }
}
