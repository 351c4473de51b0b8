//! What the engine says of a document, for who may not know the schema: nothing but the caller's own words. Its own texts
//! name types, arguments and what was expected, with introspection off and without suggestions.

/// How the engine begins, and what is said instead, before and after the word it quotes first, which is the caller's.
const TOLD: [(&str, &str, &str); 9] = [
    ("Unknown field \"", "There is no field `", "` here."),
    ("Unknown argument \"", "There is no argument `", "` here."),
    ("Unknown directive \"", "There is no directive `", "`."),
    ("Directive \"", "The directive `", "` does not fit here."),
    ("Unknown type \"", "There is no type `", "`."),
    ("Field \"", "The field `", "` is not asked for as it has to be."),
    ("Fields \"", "The field `", "` is asked for in two ways; give one of them an alias."),
    ("Fragment \"", "The fragment `", "` does not fit here."),
    ("Variable \"", "The variable `", "` does not fit where it is used, or is not used."),
];

/// The engine's text without what it gives away.
#[must_use]
pub fn quiet(told: &str) -> String {
    let heard = TOLD.iter().find_map(|(begins, before, after)| {
        let word = told.strip_prefix(begins)?.split('"').next()?;
        let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'@'));
        plain.then(|| format!("{before}{word}{after}"))
    });
    heard.unwrap_or_else(|| "Something does not fit here.".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_callers_own_words_come_back() {
        assert_eq!(quiet("Unknown field \"zz\" on type \"Product\". Did you mean \"id\"?"), "There is no field `zz` here.");
        assert_eq!(quiet("Unknown argument \"a\" on field \"shop\" of type \"Query\"."), "There is no argument `a` here.");
        assert_eq!(quiet("Variable \"$x\" is not used by operation \"Q\""), "The variable `$x` does not fit where it is used, or is not used.");
        assert_eq!(quiet("Invalid value for argument \"where.price\", expected type \"Decimal\""), "Something does not fit here.");
        assert_eq!(quiet("Unknown field \"<b>\" on type \"Product\"."), "Something does not fit here.");
    }
}
