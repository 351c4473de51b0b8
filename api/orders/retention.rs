//! How long the law wants an order to be readable: it is the record behind an invoice.

use crate::model::DAY;

/// The time begins with the end of the year of the sale, so a year is added; none is longer than this.
const YEAR: i64 = 366 * DAY;

/// For how many years a country wants records of sales kept, counted from the end of the year. Engineering readings of secondary
/// sources, not legal advice, and to be checked by whoever runs a shop there.
///
/// | country | years | by |
/// | --- | --- | --- |
/// | DE | 8 | vouchers by § 147 AO and § 14b UStG as changed by the fourth Bürokratieentlastungsgesetz, from 2025 |
/// | AT | 7 | § 132 BAO |
/// | NL, BE | 7 and 10 | Art. 52 AWR; Art. 60 W.BTW |
/// | FR | 10 | Art. L123-22 Code de commerce |
/// | IT | 10 | Art. 2220 Codice civile |
/// | ES | 6 | Art. 30 Código de Comercio |
/// | VN | 10 | Law on Accounting 88/2015, Decree 174/2016 Art. 13 |
#[must_use]
pub fn book_years(country: &str) -> i64 {
    match country {
        "DE" => 8,
        "AT" | "NL" => 7,
        "ES" => 6,
        // What nobody looked up is kept as the longest.
        _ => 10,
    }
}

/// Until when a sale of that time is kept readable.
#[must_use]
pub fn kept_until(country: &str, sold_at: i64) -> i64 {
    sold_at + (book_years(country) + 1) * YEAR
}

/// For how long the address on an order that was never paid is kept: nobody wants a record of it.
pub const UNPAID_MS: i64 = 90 * DAY;
/// For how long the beginning of a withdrawal is kept that nobody confirmed.
pub const UNCONFIRMED_MS: i64 = 30 * DAY;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_year_is_always_within_the_time() {
        // Sold on 1 January 2026, kept in Germany until the end of 2034.
        let (sold, end) = (1_767_225_600_000, 2_051_222_400_000);
        assert!(kept_until("DE", sold) >= end, "{}", kept_until("DE", sold));
        assert_eq!([book_years("DE"), book_years("NL"), book_years("FR"), book_years("VN"), book_years("XX")], [8, 7, 10, 10, 10]);
    }
}
