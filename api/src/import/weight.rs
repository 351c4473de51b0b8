//! Reads a weight in prose.

/// `10.7 pounds` is 4,853 grams; what is no weight is none.
#[must_use]
pub fn grams(text: &str) -> Option<i64> {
    let mut words = text.split_whitespace();
    let number: f64 = words.next()?.replace(',', "").parse().ok()?;
    let unit = words.next()?.to_ascii_lowercase();
    if words.next().is_some() {
        return None;
    }
    let factor = match unit.trim_end_matches('.') {
        "pound" | "pounds" | "lb" | "lbs" => 453.592_37,
        "ounce" | "ounces" | "oz" => 28.349_523,
        "kilogram" | "kilograms" | "kg" => 1000.0,
        "gram" | "grams" | "g" => 1.0,
        _ => return None,
    };
    let grams = (number * factor).round();
    // A hundred tonnes: beyond that, somebody mixed up the columns. The cast is then exact.
    #[expect(clippy::cast_possible_truncation, reason = "checked to be below 100,000,000")]
    (1.0..100_000_000.0).contains(&grams).then_some(grams as i64)
}

#[cfg(test)]
mod tests {
    use super::grams;

    #[test]
    fn weights_are_read_and_prose_is_not() {
        assert_eq!(grams("10.7 pounds"), Some(4853));
        assert_eq!(grams("12.8 ounces"), Some(363));
        assert_eq!(grams("1,200 g"), Some(1200));
        for text in ["", "heavy", "10", "10 stones", "10 pounds of sand", "-1 kg", "0 g", "inf kg", "NaN kg", "1e300 kg"] {
            assert_eq!(grams(text), None, "{text}");
        }
    }
}
