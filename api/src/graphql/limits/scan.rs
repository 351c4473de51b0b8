//! A look over the text before it is parsed: how many tokens, how deep, how long the words. The parser walks the text by
//! recursion and remembers everything, so that what is too much must never reach it.

use async_graphql::{Pos, ServerError};

use super::{coded, too_much};

/// Bytes of a document, its comments among them.
const MOST_BYTES: usize = 64 * 1024;
const MOST_TOKENS: usize = 2_000;
/// Braces, brackets and parentheses within each other.
const MOST_OPEN: usize = 64;
/// Names come back in answers and paths of errors, so a long one would be an echo.
const LONGEST_WORD: usize = 128;

/// Refuses a text that is too much to parse.
///
/// # Errors
/// `QUERY_TOO_COMPLEX`, or `GRAPHQL_PARSE_FAILED` where a text has no end.
pub(super) fn scan(query: &str) -> Result<(), ServerError> {
    if query.len() > MOST_BYTES {
        return Err(too_much(format!("A document has at most {} KiB; longer texts go into variables.", MOST_BYTES / 1024)));
    }
    let bytes = query.as_bytes();
    let (mut at, mut tokens, mut open) = (0, 0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at += span(&bytes[at..], |byte| !matches!(byte, b'\n' | b'\r'));
                continue;
            }
            b'"' => text(&bytes[at..]).ok_or_else(|| unending(query, at))?,
            b'.' if bytes[at..].starts_with(b"...") => 3,
            byte if is_word(*byte) => span(&bytes[at..], is_word),
            _ => 1,
        };
        match byte {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' => open = open.saturating_sub(1),
            b'"' => {}
            _ if length > LONGEST_WORD => return Err(too_much(format!("A name or number has at most {LONGEST_WORD} characters."))),
            _ => {}
        }
        (at, tokens) = (at + length, tokens + 1);
        if tokens > MOST_TOKENS {
            return Err(too_much(format!("A document has at most {MOST_TOKENS} tokens.")));
        }
        if open > MOST_OPEN {
            return Err(too_much(format!("A document nests at most {MOST_OPEN} deep.")));
        }
    }
    Ok(())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn span(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !belongs(*byte)).unwrap_or(bytes.len())
}

/// How long the string at the front is, its quotes included; nothing where it has no end. It must end where the parser's
/// does: what this takes for text and the parser for code would not be counted.
fn text(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    if bytes.starts_with(b"\"\"\"") {
        at = 3;
        while !bytes.get(at..)?.starts_with(b"\"\"\"") {
            at += if bytes[at..].starts_with(b"\\\"\"\"") { 4 } else { 1 };
        }
        return Some(at + 3);
    }
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            b'\n' | b'\r' => return None,
            _ => at += 1,
        }
    }
}

fn unending(query: &str, at: usize) -> ServerError {
    let before = &query[..at];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count());
    let mut error = coded("GRAPHQL_PARSE_FAILED", "A text that begins here has no end.");
    error.locations = vec![Pos { line: line + 1, column: column + 1 }];
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(query: &str) -> String {
        scan(query).err().map(|error| error.message).unwrap_or_default()
    }

    #[test]
    fn what_is_too_much_never_reaches_the_parser() {
        assert!(scan(&format!("{{ {} }}", "a ".repeat(MOST_TOKENS - 2))).is_ok());
        assert!(refused(&format!("{{ {} }}", "a ".repeat(MOST_TOKENS - 1))).contains("tokens"));
        for (open, close) in [("{ n ", "}"), ("[", "]"), ("(n: ", ")")] {
            assert!(scan(&format!("{}{}", open.repeat(MOST_OPEN), close.repeat(MOST_OPEN))).is_ok());
            assert!(refused(&open.repeat(MOST_OPEN + 1)).contains("nests"));
        }
        assert!(refused(&format!("{{ {} }}", "n".repeat(LONGEST_WORD + 1))).contains("characters"));
        assert!(refused(&" ".repeat(MOST_BYTES + 1)).contains("KiB"));
    }

    #[test]
    fn a_text_ends_where_the_parsers_does() {
        let length = |query: &str| text(query.as_bytes());
        assert_eq!(length(r#""x { y } \" z")"#), Some(14));
        assert_eq!(length(r#""" ""#), Some(2));
        assert_eq!(length("\"\"\" a \" b \"\"\" c"), Some(13));
        assert_eq!(length(r#"""" \""" """ c"#), Some(12));
        // A backslash before a backslash means nothing in a block: the quotes behind it are escaped all the same.
        assert_eq!(length(r#""""\\""" """ c"#), Some(12));
        for endless in [r#"" a"#, "\" a\nb\"", r#"""" a ""#, r#"""" a \""""#, "\"\\"] {
            assert_eq!(length(endless), None, "{endless}");
        }
    }

    #[test]
    fn braces_in_texts_and_comments_are_no_levels() {
        let quiet = format!("{{ shop(a: \"{0}\", b: \"\"\"{0}\"\"\") {{ name }} }} # {0}\n", "{".repeat(100));
        assert_eq!(refused(&quiet), "");
        let end = scan("{\n  shop(a: \"b\n").err().map(|error| error.locations).unwrap_or_default();
        assert_eq!(end, [Pos { line: 2, column: 11 }]);
    }
}
