//! Answers of servers that somebody else runs: no redirect is followed, nothing is waited for longer than ten seconds or read beyond
//! a mebibyte, and where the address was not named by whoever runs this, only what everybody can reach is called.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Request, Response, Url};

use crate::error::{Error, Result};

/// How long an answer may take, its last byte included.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How long an answer may be.
const MOST_BYTES: usize = 1024 * 1024;
/// Where the web answers with encryption.
const PORTS: [u16; 2] = [443, 8443];

/// What may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// `https` on the usual ports, at addresses of the public internet.
    Public,
    /// Anything: whoever runs this named the host, and it may stand in their own network.
    Own,
}

/// An answer, whatever it says.
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Vec<u8>,
}

/// Why there is none. It names no query and no body: secrets stand there.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    #[error("{0} is not to be called from here")]
    Forbidden(String),
    #[error("{0} did not answer in time")]
    TooSlow(String),
    #[error("{0} answered with more than a mebibyte")]
    TooLong(String),
    #[error("{0} cannot be reached: {1}")]
    Away(String, String),
}

/// The two clients. Cheap to clone.
#[derive(Clone)]
pub struct Outside {
    public: Client,
    own: Client,
}

impl Outside {
    /// # Errors
    /// Where there is no cryptography.
    pub fn new() -> Result<Self> {
        let public = |builder: ClientBuilder| builder.https_only(true).dns_resolver(Arc::new(PublicNames));
        Ok(Self { public: client(public)?, own: client(|builder| builder)? })
    }

    /// Asks once.
    ///
    /// # Errors
    /// When nothing usable came back; what was answered with a status of failure is an answer.
    pub async fn ask(&self, request: Request, reach: Reach, patience: Duration) -> Result<Answer, Unanswered> {
        let host = request.url().host_str().unwrap_or_default().to_owned();
        if reach == Reach::Public && !is_callable(request.url()) {
            return Err(Unanswered::Forbidden(host));
        }
        let client = if reach == Reach::Public { &self.public } else { &self.own };
        let whole = async {
            let away = |error: reqwest::Error| Unanswered::Away(host.clone(), reason(&error));
            let response = client.execute(request).await.map_err(away)?;
            read(response, &host).await
        };
        tokio::time::timeout(patience.min(PATIENCE), whole).await.unwrap_or_else(|_| Err(Unanswered::TooSlow(host.clone())))
    }
}

/// A client that trusts whom this machine trusts; nobody, where it trusts nobody: a shop that calls nobody needs no list of authorities.
fn client(with: impl Fn(ClientBuilder) -> ClientBuilder) -> Result<Client> {
    // A proxy would connect in our place, past the filter of addresses.
    let builder = || with(Client::builder().redirect(Policy::none()).referer(false).no_proxy().user_agent("Stoa"));
    builder().build().or_else(|error| {
        tracing::warn!(%error, "this machine has no certificates of authorities: nobody can be called with encryption");
        builder().tls_certs_only([]).build().map_err(|error| Error::broken(format!("no HTTP client: {error}")))
    })
}

async fn read(mut response: Response, host: &str) -> Result<Answer, Unanswered> {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Unanswered::Away(host.to_owned(), reason(&error)))? {
        if body.len() + chunk.len() > MOST_BYTES {
            return Err(Unanswered::TooLong(host.to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, headers, body })
}

/// The innermost cause: the outer ones repeat the address with its query.
fn reason(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    if std::ptr::addr_eq(cause, std::ptr::from_ref(error)) { "the connection failed".into() } else { cause.to_string() }
}

/// Whether anybody may have us call this. Names are looked at again when they are resolved, which is when they are connected to.
fn is_callable(url: &Url) -> bool {
    let literal = url.host_str().and_then(|host| host.trim_matches(['[', ']']).parse::<IpAddr>().ok());
    url.scheme() == "https"
        && url.username().is_empty()
        && url.password().is_none()
        && url.port_or_known_default().is_some_and(|port| PORTS.contains(&port))
        && literal.is_none_or(is_public)
}

struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.filter(|address| is_public(address.ip())).collect();
            if found.is_empty() {
                return Err("no address of the public internet".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet: none of a private network, this machine, a documentation or a tunnel into these.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let special = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_documentation() || v4.is_multicast();
            let shared = a == 100 && (64..128).contains(&b);
            let protocol = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99) || (a == 198 && (b == 18 || b == 19));
            !(special || shared || protocol || a == 0 || a >= 240)
        }
        IpAddr::V6(v6) => {
            let [a, b, ..] = v6.segments();
            // Global unicast, without Teredo, benchmarks, documentation and 6to4, which hold other addresses or nobody's.
            (0x2000..0x4000).contains(&a) && !(a == 0x2001 && (b < 0x200 || b == 0xdb8)) && a != 0x2002 && a != 0x3fff
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        for public in ["1.1.1.1", "142.250.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for inside in [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.5.4",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "203.0.113.9",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "2001:db8::1",
            "2001::1",
            "2002:a00:1::1",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }

    #[test]
    fn what_others_name_is_called_with_encryption_on_the_usual_ports() {
        let callable = |url: &str| is_callable(&url.parse().unwrap());
        assert!(callable("https://accounts.google.com/x") && callable("https://id.example.org:8443/") && callable("https://1.1.1.1/"));
        for url in [
            "http://accounts.google.com/",
            "https://id.example.org:22/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://user:password@id.example.org/",
            "ftp://id.example.org/",
        ] {
            assert!(!callable(url), "{url}");
        }
    }

    #[tokio::test]
    async fn a_name_of_this_machine_is_refused_where_it_is_connected_to() {
        let outside = Outside::new().unwrap();
        let request = || Request::new(reqwest::Method::GET, "https://localhost/".parse().unwrap());
        let refused = outside.ask(request(), Reach::Public, PATIENCE).await.err().map(|why| why.to_string());
        assert!(refused.as_deref().is_some_and(|why| why.contains("no address of the public internet")), "{refused:?}");
    }
}
