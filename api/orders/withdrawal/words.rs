//! The words of the declaration. Whoever changes one counts the version up: which was shown is part of the evidence.

/// Which words they are.
pub const WORDING: &str = "2026-11";

/// The languages there are words in.
fn language(locale: &str) -> &'static str {
    match locale.split(['-', '_']).next() {
        Some("de") => "de",
        Some("nl") => "nl",
        Some("vi") => "vi",
        _ => "en",
    }
}

/// The declaration, after the model form of Annex I B of Directive 2011/83, and the language it is in.
pub fn statement(locale: &str, number: &str, goods: &[(i64, String)]) -> (&'static str, String) {
    let language = language(locale);
    let goods = goods.iter().map(|(quantity, title)| format!("{quantity} × {title}")).collect::<Vec<_>>().join("; ");
    let text = match language {
        "de" => format!("Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über den Kauf der folgenden Waren aus der Bestellung {number}: {goods}."),
        "nl" => format!("Hierbij herroep ik mijn overeenkomst over de koop van de volgende goederen uit bestelling {number}: {goods}."),
        "vi" => format!("Tôi tuyên bố rút khỏi hợp đồng mua các hàng hóa sau thuộc đơn hàng {number}: {goods}."),
        _ => format!("I hereby withdraw from my contract of sale of the following goods of order {number}: {goods}."),
    };
    (language, text)
}
