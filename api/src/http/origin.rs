//! Which pages a browser may send requests from. An access token travels in a header that a page has to set, and a foreign
//! page may not set it; cookies travel by themselves. So whoever comes from a foreign page is sent away whatever they bring.

use axum::http::{HeaderMap, HeaderValue, header};

/// Whether a browser says that a page which is none of ours sends this. Programs say nothing of the kind.
///
/// `Origin` names the page on everything that changes something and on everything whose answer the page could read. A plain
/// link, picture or script has none; there `Sec-Fetch-Site` tells, which pages cannot set.
pub fn is_foreign(headers: &HeaderMap, ours: &[String]) -> bool {
    let get = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    match get(header::ORIGIN) {
        Some(origin) => {
            let same_host = get(header::HOST).is_some_and(|host| origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host)));
            !same_host && !ours.iter().any(|one| one.eq_ignore_ascii_case(origin))
        }
        None => matches!(get(header::HeaderName::from_static("sec-fetch-site")), Some(site) if site != "same-origin" && site != "none"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        is_foreign(&headers, &["https://shop.example".into(), "https://shop.example:8001".into()])
    }

    #[test]
    fn programs_and_our_own_pages_come_in() {
        assert!(!foreign(&[]));
        assert!(!foreign(&[("origin", "https://shop.example")]));
        assert!(!foreign(&[("origin", "https://SHOP.example:8001"), ("sec-fetch-site", "same-site")]));
        assert!(!foreign(&[("origin", "http://127.0.0.1:8000"), ("host", "127.0.0.1:8000")]), "under whichever name it is reached");
        assert!(!foreign(&[("sec-fetch-site", "same-origin")]));
        assert!(!foreign(&[("sec-fetch-site", "none")]), "typed into the address bar");
    }

    #[test]
    fn foreign_pages_do_not() {
        assert!(foreign(&[("origin", "https://evil.example"), ("host", "shop.example")]));
        assert!(foreign(&[("origin", "https://shop.example.evil.example")]));
        assert!(foreign(&[("origin", "https://shop.example:9000")]));
        assert!(foreign(&[("origin", "null"), ("host", "shop.example")]));
        assert!(foreign(&[("sec-fetch-site", "cross-site")]), "a link, a picture");
        assert!(foreign(&[("sec-fetch-site", "same-site")]), "a neighbour's");
    }
}
