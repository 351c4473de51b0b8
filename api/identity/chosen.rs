//! A password that somebody chooses: its length, and that it is none that others would try first. Rules about its letters would make
//! people write it down.

use std::collections::HashSet;
use std::sync::LazyLock;

use kernel::Refusal;
use platform::{Cx, Environment};

/// Those that everybody tries first, in small letters.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with("# ")).collect());

/// What stands at hand in a shop like this one.
const OF_THE_PLACE: [&str; 9] = ["stoa", "shop", "store", "market", "marketplace", "vendor", "admin", "password", "welcome"];

/// A shorter word is in many a good password by chance.
const SHORTEST_WORD: usize = 3;
/// With fewer letters beside its words, a password is those words.
const FEWEST_OTHERS: usize = 4;

/// The words that are at hand to whoever guesses one account's password: those of the place, its hosts, and what its person is called.
pub(crate) fn words_of(cx: &Cx, email: &str, name: &str) -> Vec<String> {
    // Everybody knows a demonstration's passwords, and people go on with them.
    if cx.environment == Environment::Demo {
        return Vec::new();
    }
    at_hand([&cx.public_url, &cx.shop_url, &cx.desk_url, email, name])
}

fn at_hand<const N: usize>(told: [&str; N]) -> Vec<String> {
    let told = told.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> = told.map(letters).chain(OF_THE_PLACE.map(str::to_owned)).filter(|word| word.chars().count() >= SHORTEST_WORD).collect();
    // The longest first: `marketplace` leaves no `place` behind.
    words.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    words.dedup();
    words
}

/// Checks a password somebody chooses, against the words at hand.
pub(crate) fn new_password(path: &str, password: &str, words: &[String]) -> Result<(), Refusal> {
    // Bytes first: nobody makes us count the characters of a megabyte.
    let length = if password.len() > 128 * 4 { usize::MAX } else { password.chars().count() };
    if !(8..=128).contains(&length) {
        return Err(Refusal::invalid(path, "A password has from 8 to 128 characters."));
    }
    if COMMON.contains(password.to_lowercase().as_str()) {
        return Err(Refusal::invalid(path, "This password is among the first that anybody would try. Choose another."));
    }
    if is_words(password, words) {
        return Err(Refusal::invalid(path, "This password is hardly more than your name, your address or the shop's. Choose another."));
    }
    Ok(())
}

/// Whether these words are nearly all of its letters.
fn is_words(password: &str, words: &[String]) -> bool {
    let all = letters(password);
    let others = words.iter().fold(all.clone(), |left, word| left.replace(word.as_str(), ""));
    others.len() < all.len() && others.chars().count() < FEWEST_OTHERS
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_no_password() {
        for common in ["password", "12345678", "Trustno1", "QWERTYUIOP"] {
            assert!(new_password("p", common, &[]).is_err(), "{common}");
        }
        assert_eq!(COMMON.len(), 10_000);
        assert!(COMMON.iter().all(|common| common.len() >= 8));
        assert!(new_password("p", "password of mine", &[]).is_ok());
    }

    #[test]
    fn a_password_is_judged_by_its_length_in_characters() {
        assert!(new_password("p", "ầầầầầầầầ", &[]).is_ok());
        assert!(new_password("p", "seven77", &[]).is_err());
        assert!(new_password("p", &"x".repeat(128), &[]).is_ok());
        assert!(new_password("p", &"x".repeat(129), &[]).is_err());
        assert!(new_password("p", &"x".repeat(10_000_000), &[]).is_err());
    }

    #[test]
    fn the_words_at_hand_are_no_password() {
        let words = at_hand(["https://blumen-wiese.example", "ann.larsson@post.example", "Ann Larsson"]);
        for at_hand in ["annlarsson1", "Larsson-2026", "stoa2026!", "Blumenwiese1", "blumen.wiese.example", "annposts99", "Stoa-Marketplace-7"] {
            assert!(new_password("p", at_hand, &words).is_err(), "{at_hand}");
        }
        for good in ["larsson likes tea", "correct horse battery", "1234-5678-9012", "wiesenkraut", "annular eclipse"] {
            assert!(new_password("p", good, &words).is_ok(), "{good}");
        }
    }
}
