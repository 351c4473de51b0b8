//! From headers to who is asking, for which market, from where.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, header};
use entity::ids::VendorId;
use entity::states::Role;
use identity::Person;
use kernel::{Proof, Viewer};
use platform::{Cx, Result};

use super::gate::Refused;
use super::signature;
use crate::config::Config;
use crate::cookies::{App, Jar};
use crate::graphql::context::{LOCALES, Market};
use crate::state::State;

/// What a request brought with it, before anything was checked against the database.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    pub bearer: Option<String>,
    /// The cookies of the app whose session the request speaks for; it brings no token of its own then.
    pub jar: Option<Jar>,
    /// Both apps', until a socket says which it is.
    jars: [Option<Jar>; 2],
    pub cart_token: Option<String>,
    pub vendor: Option<VendorId>,
    pub market: Market,
    /// `Idempotency-Key`
    pub key: Option<String>,
    pub client: Option<String>,
    pub request_id: String,
    /// It takes gzip.
    pub unpacks: bool,
}

/// The id that [`super::observe`] gave this request.
#[derive(Clone)]
pub struct RequestId(pub String);

impl Caller {
    /// Of a request's headers.
    pub fn of(headers: &HeaderMap, extensions: &Extensions, config: &Config) -> Self {
        let get = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim).filter(|value| !value.is_empty() && value.len() <= 4096);
        // Also where it is too long or no text: who shows a token is somebody, or refused, never a stranger.
        let told = headers.get(header::AUTHORIZATION).and_then(|value| bearer(String::from_utf8_lossy(value.as_bytes()).trim()));
        let jar = get("x-app").and_then(App::named).filter(|_| told.is_none()).map(|app| Jar::of(headers, app));
        let jars = if headers.contains_key(header::COOKIE) { [App::Shop, App::Desk].map(|app| Some(Jar::of(headers, app))) } else { [None, None] };
        Self {
            bearer: told.or_else(|| jar.as_ref()?.session.clone()),
            jar,
            jars,
            cart_token: get("x-cart-token").and_then(cart_token),
            vendor: get("x-vendor").and_then(|id| id.parse().ok()),
            market: market(get("x-currency"), get("x-market"), get("x-locale").or(get("accept-language"))),
            key: get("idempotency-key").map(str::to_owned),
            client: client(headers, extensions, config).map(|address| address.to_string()),
            unpacks: get("accept-encoding").is_some_and(takes_gzip),
            request_id: extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        }
    }

    /// With the address that one of our own apps has signed, where it has. `body` is what follows `?` where there is no body.
    ///
    /// # Errors
    /// [`Refused::Signature`].
    pub fn signed(mut self, headers: &HeaderMap, state: &State, body: &[u8]) -> Result<Self, Refused> {
        let (Some(secret), Some(header)) = (&state.config.app_secret, headers.get(signature::HEADER)) else { return Ok(self) };
        let signed = header.to_str().ok().and_then(|header| signature::client(header, secret, body, state.cx.now()));
        self.client = Some(signed.ok_or(Refused::Signature)?.to_string());
        Ok(self)
    }

    /// What `connection_init` of a socket adds; browsers cannot send headers with it.
    pub fn with_init(mut self, init: &serde_json::Value) -> Self {
        let get = |names: [&str; 2]| names.iter().find_map(|name| init.get(name)?.as_str());
        self.bearer = get(["authorization", "Authorization"]).and_then(bearer).or(self.bearer);
        if let Some(app) = get(["app", "App"]).and_then(App::named).filter(|_| self.bearer.is_none()) {
            self.jar = self.jars.iter().flatten().find(|jar| jar.app == app).cloned();
            self.bearer = self.jar.as_ref().and_then(|jar| jar.session.clone());
        }
        self.cart_token = get(["cartToken", "X-Cart-Token"]).and_then(cart_token).or(self.cart_token);
        self.vendor = get(["vendor", "X-Vendor"]).and_then(|id| id.parse().ok()).or(self.vendor);
        self
    }
}

/// The viewer; `None` when a token was sent that is not good (any more).
pub async fn viewer(cx: &Cx, caller: &Caller) -> Result<Option<Viewer>> {
    let cart_token = caller.cart_token.clone();
    let Some(token) = &caller.bearer else { return Ok(Some(Viewer::Anonymous { cart_token })) };
    if integrations::is_key(token) {
        return integrations::authenticate(cx, token, caller.client.as_deref()).await;
    }
    let Some(person) = identity::authenticate(cx, token).await? else { return Ok(None) };
    Ok(Some(known(cx, person, cart_token).await?))
}

/// The same viewer as they are now; `None` when their session has ended. For connections that outlive a request.
pub async fn still(cx: &Cx, viewer: &Viewer) -> Result<Option<Viewer>> {
    if let Viewer::Client { client, key, .. } = viewer {
        return integrations::still(cx, *client, *key).await;
    }
    let Viewer::Person { user, session, role, cart_token, proved, impersonator, .. } = viewer else { return Ok(Some(viewer.clone())) };
    if !identity::still_live(cx, &[*session]).await?.contains(session) {
        return Ok(None);
    }
    // What opens doors is read again; somebody who only buys needs no more than the live session.
    let role = match role {
        Role::Customer => Role::Customer,
        _ => identity::user(&cx.db, *user).await?.map_or(Role::Customer, |user| user.role),
    };
    let person = Person { user: *user, session: *session, role, proved: *proved, impersonator: *impersonator };
    Ok(Some(known(cx, person, cart_token.clone()).await?))
}

async fn known(cx: &Cx, person: Person, cart_token: Option<String>) -> Result<Viewer> {
    let Person { user, session, role, proved, impersonator } = person;
    // Without the second factor that their role takes, somebody is who they would be without the role. A code that was sent is none.
    let strong = proved == Proof::Strong;
    let role = if identity::needs_second_factor(cx.environment, role) && !strong { Role::Vendor } else { role };
    // Everybody in a team carries the hint, so that buyers cost no second query.
    let mut vendors = if role == Role::Customer { Vec::new() } else { vendors::memberships(&cx.db, user).await? };
    if !strong {
        vendors.retain(|(_, place)| !vendors::needs_second_factor(cx.environment, *place));
    }
    Ok(Viewer::Person { user, session, role, vendors, cart_token, proved, impersonator })
}

fn bearer(value: &str) -> Option<String> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|quality| quality.trim_matches(['0', '.']).is_empty()))
    })
}

fn cart_token(value: &str) -> Option<String> {
    (value.len() <= 128 && value.bytes().all(|b| b.is_ascii_graphic())).then(|| value.to_owned())
}

/// Headers choose as far as there is such a thing; the answer's `extensions.context` tells what came of it.
fn market(currency: Option<&str>, country: Option<&str>, locale: Option<&str>) -> Market {
    let default = Market::default();
    Market {
        currency: currency.and_then(|code| kernel::currency("", &code.to_ascii_uppercase()).ok()).unwrap_or(default.currency),
        country: country.and_then(|code| kernel::country("", code).ok()).unwrap_or(default.country),
        locale: locale.and_then(preferred).unwrap_or(default.locale),
    }
}

/// The first of the listed languages that we speak; lists are written in order of preference.
fn preferred(list: &str) -> Option<&'static str> {
    list.split(',').find_map(|entry| {
        let tag = entry.split(';').next()?.trim();
        let language = tag.split('-').next()?;
        LOCALES.into_iter().find(|locale| locale.eq_ignore_ascii_case(language))
    })
}

/// The address that talks to us, or the last one before our own proxies.
fn client(headers: &HeaderMap, extensions: &Extensions, config: &Config) -> Option<IpAddr> {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical())?;
    let trusted = |address: IpAddr| config.trusted_proxies.iter().any(|network| network.holds(address));
    if !trusted(peer) {
        return Some(peer);
    }
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|one| one.trim().parse::<IpAddr>());
    let chain: Vec<IpAddr> = forwarded.map_while(std::result::Result::ok).collect();
    Some(chain.into_iter().rev().find(|address| !trusted(*address)).unwrap_or(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_choose_the_market_as_far_as_there_is_one() {
        assert_eq!(market(None, None, None), Market::default());
        let chosen = market(Some("vnd"), Some("vn"), Some("fr;q=0.9, vi-VN;q=0.8, en"));
        assert_eq!((chosen.currency.code(), chosen.country.as_str(), chosen.locale), ("VND", "VN", "vi"));
        assert_eq!(market(Some("QQQ"), Some("Germany"), Some("*")), Market::default());
    }

    #[test]
    fn gzip_is_for_who_takes_it() {
        for (accepted, taken) in
            [("gzip, deflate, br", true), ("br;q=1.0, GZIP;q=0.5", true), ("gzip;q=0", false), ("gzip; q=0.000", false), ("br", false), ("*", false)]
        {
            assert_eq!(takes_gzip(accepted), taken, "{accepted}");
        }
    }

    #[test]
    fn only_our_own_proxies_say_where_a_request_came_from() {
        let config = Config::read(|name| (name == "STOA_TRUSTED_PROXIES").then(|| "10.0.0.0/8".into())).unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.1.1.1, 2.2.2.2, 10.0.0.9".parse().unwrap());
        let from = |peer: &str| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
            client(&headers, &extensions, &config).map(|address| address.to_string())
        };
        assert_eq!(from("10.0.0.1:5").as_deref(), Some("2.2.2.2"));
        assert_eq!(from("9.9.9.9:5").as_deref(), Some("9.9.9.9"));
    }

    #[test]
    fn who_shows_an_unreadable_token_is_no_stranger() {
        for value in [&b"Bearer \xe9\xff"[..], &[&b"bearer "[..], &[b'x'; 10_000]].concat()] {
            let headers = HeaderMap::from_iter([(axum::http::header::AUTHORIZATION, axum::http::HeaderValue::from_bytes(value).unwrap())]);
            let caller = Caller::of(&headers, &Extensions::new(), &Config::read(|_| None).unwrap());
            assert!(caller.bearer.is_some_and(|token| !token.is_empty()));
        }
    }

    #[test]
    fn a_socket_may_bring_its_token_in_its_first_message() {
        let caller = Caller::default().with_init(&serde_json::json!({ "Authorization": "Bearer abc", "cartToken": "xyz" }));
        assert_eq!((caller.bearer.as_deref(), caller.cart_token.as_deref()), (Some("abc"), Some("xyz")));
        assert_eq!(Caller::default().with_init(&serde_json::json!({ "authorization": "Basic abc" })).bearer, None);
    }
}
