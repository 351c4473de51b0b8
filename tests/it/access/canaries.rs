//! Texts and ids that were planted in somebody's rows. Whoever sees one in an answer was shown that row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Everybody who ever asks, by name.
type Name = &'static str;
/// Who may see a kind, as the expectation file says it.
type Allowed = BTreeMap<String, BTreeSet<String>>;

/// One planted text.
#[derive(Clone, Debug)]
pub struct Canary {
    /// As the expectation file calls it (`order.id`).
    pub kind: &'static str,
    /// Who stands where towards its row (`buyer`, `sellers`).
    circles: BTreeMap<&'static str, Vec<Name>>,
}

/// All of them.
#[derive(Default)]
pub struct Canaries {
    planted: HashMap<String, Canary>,
}

/// What somebody was shown of them.
#[derive(Default)]
pub struct Notes {
    seen: BTreeSet<String>,
    /// What they had named themselves.
    met: BTreeSet<String>,
}

impl Canaries {
    /// Remembers a text that is in a row of somebody's.
    ///
    /// # Panics
    /// When it could not be told from other words.
    pub fn plant(&mut self, kind: &'static str, text: impl Into<String>, circles: &[(&'static str, &[Name])]) {
        let text = text.into();
        assert!(text.len() > 4 && words(&text).eq([text.as_str()]), "{text} is no single word");
        let circles = circles.iter().map(|(circle, names)| (*circle, names.to_vec())).collect();
        self.planted.insert(text, Canary { kind, circles });
    }

    /// Notes what somebody was shown. What they said themselves in their question is not news to them.
    pub fn note(&self, notes: &mut Notes, shown: &str, asked: &str) {
        let known: BTreeSet<&str> = words(asked).collect();
        for word in words(shown).filter(|word| self.planted.contains_key(*word)) {
            let place = if known.contains(word) { &mut notes.met } else { &mut notes.seen };
            place.insert(word.to_owned());
        }
    }

    /// The kinds there are.
    pub fn kinds(&self) -> BTreeSet<&'static str> {
        self.planted.values().map(|canary| canary.kind).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.planted.len()
    }

    /// What somebody saw that is not theirs by the expectation file.
    pub fn leaked(&self, name: Name, notes: &Notes, allowed: &Allowed) -> Vec<String> {
        notes.seen.iter().filter(|text| !self.planted[*text].may_be_seen_by(name, allowed)).map(|text| self.told(text)).collect()
    }

    /// What somebody should have come to see and did not: either the file promises too much, or nobody looked.
    pub fn hidden(&self, name: Name, notes: &Notes, allowed: &Allowed) -> Vec<String> {
        let hidden = self.planted.iter().filter(|(_, canary)| canary.may_be_seen_by(name, allowed));
        hidden.filter(|(text, _)| !notes.seen.contains(*text) && !notes.met.contains(*text)).map(|(text, _)| self.told(text)).collect()
    }

    fn told(&self, text: &str) -> String {
        let canary = &self.planted[text];
        let circles: Vec<String> = canary.circles.iter().map(|(circle, names)| format!("{circle} {}", names.join(", "))).collect();
        format!("{} {text} ({})", canary.kind, circles.join("; "))
    }
}

impl Canary {
    fn may_be_seen_by(&self, name: Name, allowed: &Allowed) -> bool {
        let words = allowed.get(self.kind).into_iter().flatten();
        words.map(String::as_str).any(|word| match word {
            "everybody" => true,
            "nobody" => false,
            "admin" => name == "admin",
            circle => self.circles.get(circle).unwrap_or_else(|| panic!("{} has no {circle}", self.kind)).contains(&name),
        })
    }
}

/// The words of a text; ids, e-mail addresses, tokens and numbers of orders are one word each.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "@._-".contains(letter))).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty())
}
