//! Which of our media types a client takes, by its `Accept` header (RFC 9110, 12.5.1): the most specific range that names
//! a type says how much it is wanted.

use axum::http::{HeaderMap, HeaderValue, header};

/// How a client wants to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`: the status tells whether the request was one.
    Response,
    /// `application/json`: 200 for every well-formed request, as older clients expect.
    Json,
    /// `text/event-stream`
    Events,
}

/// One entry of the header.
struct Range<'a> {
    name: &'a str,
    /// Whether we can give what its parameters ask for: everything we write is UTF-8.
    ours: bool,
    quality: f32,
}

impl Media {
    /// In the order in which a client that does not care gets them.
    const ALL: [(Self, &'static str); 3] =
        [(Self::Json, "application/json"), (Self::Response, "application/graphql-response+json"), (Self::Events, "text/event-stream")];

    /// The one that is wanted most; `None` when none of ours is wanted at all.
    pub fn accepted(headers: &HeaderMap) -> Option<Self> {
        let ranges: Vec<Range<'_>> =
            headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).filter_map(Range::read).collect();
        if ranges.is_empty() {
            return Some(Self::Json);
        }
        let mut best: Option<((f32, u8, usize), Self)> = None;
        for (media, name) in Self::ALL {
            let named = ranges.iter().enumerate().filter_map(|(place, range)| Some((range.names(name)?, usize::MAX - place, range.quality)));
            let Some((closeness, place, quality)) = named.max_by_key(|(closeness, place, _)| (*closeness, *place)) else { continue };
            // Wanted alike, what was named goes before what was meant by a star, and what was named first before the rest.
            let rank = (quality, closeness, if closeness == 0 { 0 } else { place });
            if quality > 0.0 && best.is_none_or(|(found, _)| rank > found) {
                best = Some((rank, media));
            }
        }
        best.map(|(_, media)| media)
    }

    /// What an answer is called.
    pub fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Response => "application/graphql-response+json; charset=utf-8",
            Self::Json | Self::Events => "application/json; charset=utf-8",
        })
    }
}

impl<'a> Range<'a> {
    fn read(entry: &'a str) -> Option<Self> {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?;
        let (mut quality, mut ours) = (1.0, true);
        for (key, value) in parts.filter_map(|part| part.split_once('=')) {
            let (key, value) = (key.trim(), value.trim().trim_matches('"'));
            if key.eq_ignore_ascii_case("q") {
                quality = value.parse().ok().filter(|quality| (0.0..=1.0).contains(quality)).unwrap_or(0.0);
            } else if key.eq_ignore_ascii_case("charset") {
                ours = is_utf8(value);
            }
        }
        Some(Self { name, ours, quality })
    }

    /// How closely it names a type, from `*/*` to its full name.
    fn names(&self, media: &str) -> Option<u8> {
        let kind = media.split('/').next()?;
        if !self.ours {
            None
        } else if self.name.eq_ignore_ascii_case(media) {
            Some(2)
        } else if self.name.split_once("/*").is_some_and(|(of, rest)| rest.is_empty() && of.eq_ignore_ascii_case(kind)) {
            Some(1)
        } else {
            (self.name == "*/*").then_some(0)
        }
    }
}

/// Whether this is a name of the one character set we speak.
pub fn is_utf8(charset: &str) -> bool {
    let charset = charset.trim_matches('"');
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_that_is_wanted_most_wins() {
        let accepted = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, value.parse().unwrap());
            Media::accepted(&headers)
        };
        assert_eq!(Media::accepted(&HeaderMap::new()), Some(Media::Json));
        for (value, media) in [
            ("*/*", Some(Media::Json)),
            ("application/*", Some(Media::Json)),
            ("text/*", Some(Media::Events)),
            ("application/graphql-response+json, application/json;q=0.9", Some(Media::Response)),
            ("application/json, application/graphql-response+json;q=0.9", Some(Media::Json)),
            ("application/graphql-response+json, application/json", Some(Media::Response)),
            ("application/json, application/graphql-response+json", Some(Media::Json)),
            ("application/json;q=0.5, application/graphql-response+json;q=0.7, */*;q=0.1", Some(Media::Response)),
            ("application/json, text/plain, */*", Some(Media::Json)),
            ("*/*, application/graphql-response+json", Some(Media::Response)),
            ("application/json;q=0, */*", Some(Media::Response)),
            ("*/*;q=0.1, application/json;q=0", Some(Media::Response)),
            ("Application/GraphQL-Response+JSON; charset=UTF-8", Some(Media::Response)),
            ("application/json; charset=utf-8; q=0.4, text/event-stream; q=0.3", Some(Media::Json)),
            ("application/json; charset=iso-8859-1, application/graphql-response+json;q=0.1", Some(Media::Response)),
            ("text/event-stream", Some(Media::Events)),
            ("text/event-stream, application/json", Some(Media::Events)),
            ("application/json; charset=iso-8859-1", None),
            ("application/json;q=0", None),
            ("application/json;q=nonsense", None),
            ("text/html", None),
            ("application/xml;q=0.9, image/*", None),
            ("", Some(Media::Json)),
        ] {
            assert_eq!(accepted(value), media, "{value}");
        }
    }
}
