//! The session of a browser in one of the two apps: two cookies that no script reads, in place of tokens in the answer.
//!
//! A request speaks for an app's session when it says so (`X-App: shop` or `desk`, or `app` in `connection_init` of a socket): a
//! header that a foreign page cannot set, beside the look at `Origin` that every request gets. Cookies alone open nothing.

use axum::http::{HeaderMap, HeaderValue, header};

/// How long a browser keeps both cookies, if nobody refreshes them: as long as a family of tokens may live. The access token in the
/// one ends by itself long before, and is then known for one that is over; a cookie that was gone would look like nobody's.
const KEPT_S: i64 = 90 * 24 * 3600;
/// Nobody of ours sends more.
const MOST_BYTES: usize = 8 * 1024;

/// Whose cookies are meant. Cookies do not tell ports apart, so that on one machine each app needs names of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    Shop,
    Desk,
}

/// What a request brought for its app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jar {
    pub app: App,
    /// The access token.
    pub session: Option<String>,
    pub refresh: Option<String>,
}

impl App {
    /// By the name it calls itself.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "shop" => Some(Self::Shop),
            "desk" => Some(Self::Desk),
            _ => None,
        }
    }

    /// Keeps a pair of tokens.
    #[must_use]
    pub fn keep(self, access_token: &str, refresh_token: &str) -> [String; 2] {
        let (session, refresh) = self.names();
        [set(session, access_token, KEPT_S), set(refresh, refresh_token, KEPT_S)]
    }

    /// Forgets them.
    #[must_use]
    pub fn forget(self) -> [String; 2] {
        let (session, refresh) = self.names();
        [set(session, "", 0), set(refresh, "", 0)]
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Shop => ("__Host-shop-session", "__Host-shop-refresh"),
            Self::Desk => ("__Host-desk-session", "__Host-desk-refresh"),
        }
    }
}

impl Jar {
    /// What these headers bring for that app.
    #[must_use]
    pub fn of(headers: &HeaderMap, app: App) -> Self {
        let (session, refresh) = app.names();
        Self { app, session: cookie(headers, session), refresh: cookie(headers, refresh) }
    }
}

fn set(name: &str, value: &str, seconds: i64) -> String {
    format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax")
}

/// The one cookie of that name; none where there are two, since one of them is not ours.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value: &HeaderValue| value.to_str().ok()).filter(|value| value.len() <= MOST_BYTES);
    let mut found = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('=')).filter(|(named, _)| *named == name);
    let (_, value) = found.next()?;
    (found.next().is_none() && !value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookies: &[&str]) -> HeaderMap {
        cookies.iter().map(|cookie| (header::COOKIE, HeaderValue::from_str(cookie).unwrap())).collect()
    }

    #[test]
    fn each_app_has_cookies_of_its_own() {
        let both = headers(&["__Host-shop-session=s; other=x", "__Host-desk-session=d; __Host-desk-refresh=r"]);
        assert_eq!(Jar::of(&both, App::Shop), Jar { app: App::Shop, session: Some("s".into()), refresh: None });
        assert_eq!(Jar::of(&both, App::Desk), Jar { app: App::Desk, session: Some("d".into()), refresh: Some("r".into()) });
        assert_eq!((App::named("shop"), App::named("Shop"), App::named("")), (Some(App::Shop), None, None));
    }

    #[test]
    fn a_cookie_that_is_there_twice_is_nobodys() {
        for two in [&["__Host-shop-session=a; __Host-shop-session=b"][..], &["__Host-shop-session=a", "__Host-shop-session=a"], &["__Host-shop-session="]] {
            assert_eq!(Jar::of(&headers(two), App::Shop).session, None, "{two:?}");
        }
    }

    #[test]
    fn no_script_reads_them_and_no_other_host_or_page_sends_them() {
        let [session, refresh] = App::Desk.keep("token", "secret");
        assert_eq!(session, "__Host-desk-session=token; Path=/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax");
        assert_eq!(refresh, "__Host-desk-refresh=secret; Path=/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax");
        assert!(App::Desk.forget().iter().all(|cookie| cookie.contains("=; Path=/; Max-Age=0; Secure")));
    }
}
