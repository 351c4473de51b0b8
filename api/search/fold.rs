//! Letters without their marks, so that `den go` finds `Đèn gỗ` however either was typed.

use unicode_normalization::UnicodeNormalization;

/// `Đèn gỗ` becomes `den go`, composed or not.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a text as the index knows them, the first `most` of them.
pub(crate) fn words(text: &str, most: usize) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && word.len() <= 40).take(most).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_do_not_matter_composed_or_not() {
        assert_eq!(fold("Đèn GỖ"), "den go");
        assert_eq!(fold("e\u{302}\u{301}"), fold("ế"));
        assert_eq!(words("Bạch-Dương, 2 ×  Straße!", 9), ["bach", "duong", "2", "strasse"]);
        assert_eq!(words(&"a ".repeat(1_000), 3).len(), 3);
    }
}
