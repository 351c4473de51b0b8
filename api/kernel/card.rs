//! Numbers of payment cards, told apart from the many other numbers that people write: article numbers, telephones, bank
//! accounts, parcels. They are typed at a gateway's page and nowhere else, so that no text of ours holds one.

use entity::ids::Uuid;

/// The shortest number of a card.
pub const SHORTEST_CARD: usize = 13;
const LONGEST_CARD: usize = 19;
/// People write numbers in groups of four and more; the last may be shorter.
const SHORTEST_GROUP: usize = 4;
/// Nobody writes a longer word, but machines do: digests, tokens, identifiers.
const LONGEST_WORD: usize = 30;
/// Between two groups of one number.
const WIDEST_GAP: usize = 3;

/// Whether these are digits whose last one fits the others by the formula of cards (ISO/IEC 7812).
#[must_use]
pub fn luhn(text: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    digits.is_some_and(|digits| fits(digits.iter().rev().enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit }).sum()))
}

/// Whether a card's number of `shortest` digits or more stands in a text: in one piece or in groups, as its scheme issues it and
/// with the right last digit. What is an article number by its own check digit, belongs to an IBAN, follows a `+` or is part of a UUID is
/// none.
#[must_use]
pub fn holds_card(text: &str, shortest: usize) -> bool {
    // Nearly all texts end here.
    if text.chars().filter(|c| digit(*c).is_some()).nth(shortest.max(1) - 1).is_none() {
        return false;
    }
    // Whoever makes keys by chance comes upon a card's number within some thousands of them.
    if text.len() == 36 && Uuid::try_parse(text).is_ok() {
        return false;
    }
    let groups = groups(text);
    (0..groups.len()).filter(|at| !groups[*at].after_plus).any(|first| {
        let mut number = String::new();
        for (at, group) in groups.iter().enumerate().skip(first) {
            if at > first && (!group.goes_on || groups[at - 1].digits.len() < SHORTEST_GROUP) {
                return false;
            }
            number.push_str(&group.digits);
            if number.len() > LONGEST_CARD {
                return false;
            }
            if number.len() >= shortest && is_card(&number) {
                return true;
            }
        }
        false
    })
}

/// Digits without anything between them.
struct Group {
    digits: String,
    /// Nothing but a gap parts it from the group before.
    goes_on: bool,
    /// A telephone's.
    after_plus: bool,
}

/// Letters and digits without anything between them, and what stands before.
struct Word<'a> {
    text: &'a str,
    gap: &'a str,
}

fn groups(text: &str) -> Vec<Group> {
    let words = words(text);
    let mut groups: Vec<Group> = Vec::new();
    // Whether the character before the next word was a digit.
    let mut open = false;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let iban = iban(&words[at..]);
        if iban > 0 || word.text.chars().count() > LONGEST_WORD {
            (at, open) = (at + iban.max(1), false);
            continue;
        }
        let mut goes_on = open && is_gap(word.gap);
        let mut after_plus = word.gap.ends_with('+');
        let mut digits = String::new();
        for c in word.text.chars() {
            if let Some(digit) = digit(c) {
                digits.push(digit);
                continue;
            }
            if !digits.is_empty() {
                groups.push(Group { digits: std::mem::take(&mut digits), goes_on, after_plus });
            }
            (goes_on, after_plus) = (false, false);
        }
        open = !digits.is_empty();
        if open {
            groups.push(Group { digits, goes_on, after_plus });
        }
        at += 1;
    }
    groups
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(char::is_alphanumeric) {
        let (gap, behind) = rest.split_at(begin);
        let end = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
        let (text, left) = behind.split_at(end);
        words.push(Word { text, gap });
        rest = left;
    }
    words
}

/// Blanks, dashes and full stops; a new line begins another number.
fn is_gap(gap: &str) -> bool {
    let fits = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{200b}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2015}' | '.' | '_' | '·');
    (1..=WIDEST_GAP).contains(&gap.chars().count()) && gap.chars().all(fits)
}

/// How many of these words are an IBAN with the right check digits; 0 where they begin with none.
fn iban(words: &[Word<'_>]) -> usize {
    let begins = words.first().is_some_and(|word| {
        let head = word.text.as_bytes();
        head.len() >= 4 && head[..2].iter().all(u8::is_ascii_alphabetic) && head[2..4].iter().all(u8::is_ascii_digit)
    });
    let mut whole = String::new();
    for (at, word) in words.iter().enumerate().take_while(|(at, word)| begins && (*at == 0 || is_gap(word.gap))) {
        whole.push_str(word.text);
        if whole.len() > 34 || !whole.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return 0;
        }
        if whole.len() >= 15 && is_iban(&whole) {
            return at + 1;
        }
    }
    0
}

/// Whether the check digits of an IBAN fit (ISO 7064, MOD 97-10).
#[must_use]
pub fn is_iban(text: &str) -> bool {
    let Some((head, tail)) = text.split_at_checked(4) else { return false };
    let turned = tail.chars().chain(head.chars()).map(|c| c.to_digit(36).map(u64::from));
    let rest = turned.into_iter().try_fold(0, |rest: u64, value| value.map(|value| (rest * if value > 9 { 100 } else { 10 } + value) % 97));
    rest == Some(1)
}

/// The digit it stands for, also in the writing of Arabic, Persian, Hindi and East Asian keyboards.
fn digit(c: char) -> Option<char> {
    let zero =
        ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'].into_iter().find(|zero| (*zero..=char::from_u32(*zero as u32 + 9).unwrap_or(*zero)).contains(&c))?;
    char::from_digit(c as u32 - zero as u32, 10)
}

fn fits(sum: u32) -> bool {
    sum.is_multiple_of(10)
}

fn is_card(number: &str) -> bool {
    is_issued(number) && luhn(number) && !(number.len() == 13 && is_ean(number))
}

/// An article number begins like a card of 13 digits, which nobody has issued for decades.
fn is_ean(number: &str) -> bool {
    fits(number.bytes().enumerate().map(|(place, b)| u32::from(b - b'0') * if place % 2 == 0 { 1 } else { 3 }).sum())
}

/// Whether a scheme gives out numbers of this length that begin like this.
fn is_issued(number: &str) -> bool {
    let begins = |digits: usize| number.get(..digits).and_then(|head| head.parse::<u32>().ok()).unwrap_or_default();
    let (two, three, four) = (begins(2), begins(3), begins(4));
    match number.len() {
        _ if matches!(four, 604 | 5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763) => true, // Maestro
        13 | 19 if begins(1) == 4 => true,                                                        // Visa
        16 if begins(1) == 4 || matches!(two, 51..=55) || matches!(four, 2221..=2720) => true,    // Visa, Mastercard
        15 => matches!(two, 34 | 37),                                                             // American Express
        14 => matches!(two, 36 | 38 | 39) || matches!(three, 300..=305) || four == 3095,          // Diners Club
        // Diners Club, JCB, Mir, RuPay, Discover, UnionPay, Troy
        16..=19 => {
            matches!(two, 36 | 38 | 39 | 62 | 65 | 81 | 82)
                || matches!(three, 300..=305 | 508 | 644..=649)
                || matches!(four, 2200..=2204 | 3095 | 3528..=3589 | 6011 | 9792)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn holds(text: &str) -> bool {
        holds_card(text, SHORTEST_CARD)
    }

    /// The schemes' own numbers for trying things out, and one of Maestro.
    const CARDS: [&str; 16] = [
        "4111111111111111",
        "4222222222222",
        "4000000000000000006",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "341111111111111",
        "6011111111111117",
        "30569309025904",
        "38520000023237",
        "3530111333300000",
        "6205500000000000004",
        "8171999927660000",
        "6759649826438453",
        "2200000000000004",
        "6521111111111110",
    ];

    #[test]
    fn every_schemes_numbers_are_found_however_they_are_written() {
        for card in CARDS {
            let in_fours = |gap: &str| card.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into_owned()).collect::<Vec<_>>().join(gap);
            for text in [
                card.to_owned(),
                format!("my card is {card}."),
                format!("VISA{card}"),
                format!("{card}CVV123"),
                format!("1. {card} 12/29 123"),
                format!("{} 12 29 123", in_fours(" ")),
                in_fours("-"),
                in_fours("."),
                in_fours(" - "),
                in_fours("\u{a0}"),
                format!("call 0171 and say {}", in_fours(" ")),
                format!("a\n{card}\nb"),
                card.chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + 0xff10)).collect(),
                card.chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + 0x660)).collect(),
            ] {
                assert!(holds(&text), "{text}");
            }
        }
        assert!(holds("3782 822463 10005") && holds("3056 930902 5904") && holds("411111 1111111111") && holds("41111111 11111111"));
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "aaaaaaaa-4111-1111-1111-1111aaaaaaaa",
            "",
            "4111111111111112",
            "order R1000042 of 2026-11-30",
            "EAN 4006381333931, 4012345678901, UPC 036000291452",
            "+49 1761 2345 6783",
            "+4917612345678",
            "0049 176 12345678",
            "(555) 555-5555 444",
            "DE89 3704 0044 0532 0130 00",
            "DE89370400440532013000",
            "GB29 NWBK 6016 1331 9268 19",
            "FR76 3000 6000 0112 3456 7890 189",
            "from 5100 to 5400",
            "5100\n5200\n5300\n5400",
            "550e8400-e29b-41d4-a716-446655440000",
            "1764500000000",
            "20261130135159123",
            "978-3-16-148410-0",
            "9400 1118 9922 3818 0000 00",
            "0.4111111111111112",
            &"4".repeat(1_000),
            &"9".repeat(60_000),
        ] {
            assert!(!holds(text), "{text}");
        }
        // A company's number in France has 14 digits and fits the formula.
        assert!(!holds_card("38520000023237", 15) && holds_card("378282246310005", 15));
    }

    #[test]
    fn the_formula_is_that_of_cards() {
        assert!(luhn("79927398713") && !luhn("79927398710") && !luhn("7992739871x") && luhn("0"));
        assert!(is_iban("DE89370400440532013000") && !is_iban("DE89370400440532013001") && !is_iban("DE") && !is_iban("DE89 3704"));
    }

    fn with_check_digit(body: &str) -> String {
        (0..10).map(|digit| format!("{body}{digit}")).find(|number| luhn(number)).unwrap_or_default()
    }

    proptest! {
        #[test]
        fn a_card_is_found_in_any_text_and_with_one_digit_wrong_nowhere(body in "4[0-9]{14}", before in "[a-z ,]{0,20}", after in "[a-z ,]{0,20}", at in 1..15usize, add in 1..10u8) {
            let card = with_check_digit(&body);
            let around = |number: &str| format!("{before} {number} {after}");
            prop_assert!(holds(&around(&card)));
            let mut wrong = card.into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + add) % 10;
            prop_assert!(!holds(&around(&String::from_utf8_lossy(&wrong))));
        }

        #[test]
        fn nothing_is_too_strange_to_be_read(text in "\\PC{0,200}") {
            let _ = holds(&text);
        }

        #[test]
        fn telephones_article_numbers_and_what_machines_write_are_no_cards(phone in "\\+[1-9][0-9]{1,2} [0-9]{3,4} [0-9]{3,8}", ean in "[0-9]{12}", digest in "[0-9a-f]{64}") {
            prop_assert!(!holds(&phone), "{}", phone);
            let sum: u32 = ean.bytes().enumerate().map(|(place, b)| u32::from(b - b'0') * if place % 2 == 0 { 1 } else { 3 }).sum();
            let ean = format!("{ean}{}", (10 - sum % 10) % 10);
            prop_assert!(!holds(&ean), "{}", ean);
            prop_assert!(!holds(&digest), "{}", digest);
        }
    }
}
