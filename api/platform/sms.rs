//! Messages to telephones: by a provider where one is configured, else as files in a folder, as mail.

use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request, Url};
use serde_json::json;

use crate::outside::{Outside, PATIENCE, Reach};
use crate::{Error, Result};

/// One message to one telephone.
pub struct Sms<'a> {
    /// Names it: a provider that is asked again may know it by that.
    pub id: String,
    /// By E.164.
    pub to: &'a str,
    pub text: String,
}

/// Sends them; cheap to clone.
#[derive(Clone)]
pub struct SmsSender {
    from: Arc<str>,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Folder(Arc<PathBuf>),
    Provider(Arc<Provider>),
}

struct Provider {
    outside: Outside,
    url: Url,
    /// The account and its secret.
    credentials: Option<HeaderValue>,
    form: Form,
}

/// How a provider is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `{ "id", "from", "to", "text" }`
    Json,
    /// Twilio's Messages API.
    Twilio,
}

impl SmsSender {
    /// By a provider: `https://USER:SECRET@HOST/PATH` takes JSON, `twilio://ACCOUNT:TOKEN@api.twilio.com` is Twilio. Beyond this machine
    /// it is called with encryption. Whoever runs this named it, so it may stand in their own network.
    ///
    /// # Errors
    /// One readable line, without the secret.
    pub fn provider(url: &str, from: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("STOA_SMS_URL must be https://USER:SECRET@HOST/PATH or twilio://ACCOUNT:TOKEN@HOST: {why}.");
        let (form, rest) = match url.split_once("://") {
            Some(("twilio", rest)) => (Form::Twilio, rest),
            Some(("https" | "http", rest)) => (Form::Json, rest),
            _ => return Err(wrong("it begins otherwise")),
        };
        let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        let host = host.split(['/', '?']).next().unwrap_or_default();
        let local = host.starts_with("[::1]") || ["127.0.0.1", "localhost"].contains(&host.split(':').next().unwrap_or_default());
        if url.starts_with("http://") && !local {
            return Err(wrong("a host elsewhere is called with encryption"));
        }
        let mut url: Url = format!("{}://{rest}", if local { "http" } else { "https" }).parse().map_err(|_| wrong("it is no address"))?;
        let (user, secret) = (url.username().to_owned(), url.password().unwrap_or_default().to_owned());
        if form == Form::Twilio && (user.is_empty() || secret.is_empty()) {
            return Err(wrong("Twilio takes an account and a token"));
        }
        let credentials = if user.is_empty() { None } else { Some(basic(&user, &secret).ok_or_else(|| wrong("its secret cannot be sent"))?) };
        let _ = (url.set_username(""), url.set_password(None));
        if form == Form::Twilio {
            url.set_path(&format!("/2010-04-01/Accounts/{user}/Messages.json"));
        }
        let outside = Outside::new().map_err(|error| error.to_string())?;
        Ok(Self { from: from.into(), way: Way::Provider(Arc::new(Provider { outside, url, credentials, form })) })
    }

    /// Into files `<id>.txt` in this folder, which is made with the first.
    #[must_use]
    pub fn folder(folder: PathBuf, from: &str) -> Self {
        Self { from: from.into(), way: Way::Folder(Arc::new(folder)) }
    }

    /// Hands a message over. One that is refused for good is not sent again: that is logged and counted.
    ///
    /// # Errors
    /// A fault where it may be taken later.
    pub async fn send(&self, sms: Sms<'_>) -> Result<()> {
        let result = match &self.way {
            Way::Folder(folder) => keep(folder, &sms).await.map(|()| "sent"),
            Way::Provider(provider) => provider.send(&self.from, &sms).await,
        };
        metrics::counter!("stoa_messages_total", "result" => *result.as_ref().unwrap_or(&"failed")).increment(1);
        result.map(|_| ())
    }
}

impl Provider {
    async fn send(&self, from: &str, sms: &Sms<'_>) -> Result<&'static str> {
        let (kind, body) = match self.form {
            Form::Json => ("application/json", json!({ "id": sms.id, "from": from, "to": sms.to, "text": sms.text }).to_string()),
            Form::Twilio => ("application/x-www-form-urlencoded", form(&[("From", from), ("To", sms.to), ("Body", &sms.text)])),
        };
        let mut request = Request::new(Method::POST, self.url.clone());
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        if let Some(credentials) = &self.credentials {
            request.headers_mut().insert(AUTHORIZATION, credentials.clone());
        }
        *request.body_mut() = Some(body.into());
        let answer = self.outside.ask(request, Reach::Own, PATIENCE).await.map_err(|why| Error::away(format!("messages are not taken: {why}")))?;
        match answer.status {
            200..=299 => Ok("sent"),
            408 | 425 | 429 | 500.. => Err(Error::away(format!("messages are not taken: the status {}", answer.status))),
            status => {
                tracing::warn!(status, "a message was refused for good");
                Ok("refused")
            }
        }
    }
}

fn basic(user: &str, secret: &str) -> Option<HeaderValue> {
    let pair = format!("{}:{}", percent_decoded(user), percent_decoded(secret));
    let mut value = HeaderValue::from_str(&format!("Basic {}", BASE64_STANDARD.encode(pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// What an address had to encode.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let decoded =
            if *first == b'%' { tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok()) } else { None };
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn form(fields: &[(&str, &str)]) -> String {
    let mut url = NOWHERE.clone();
    url.query_pairs_mut().extend_pairs(fields);
    url.query().unwrap_or_default().to_owned()
}

/// An address writes forms as they are encoded.
static NOWHERE: std::sync::LazyLock<Url> = std::sync::LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "it is one")]
    Url::parse("http://localhost/").expect("an address")
});

/// Whole or not at all, so that who looks into the folder never reads half of one.
async fn keep(folder: &std::path::Path, sms: &Sms<'_>) -> Result<()> {
    let said = |error: std::io::Error| Error::broken(format!("messages cannot be written to {}: {error}", folder.display()));
    tokio::fs::create_dir_all(folder).await.map_err(said)?;
    let half = folder.join(format!("{}.part", sms.id));
    tokio::fs::write(&half, format!("To: {}\n\n{}\n", sms.to, sms.text)).await.map_err(said)?;
    tokio::fs::rename(&half, folder.join(format!("{}.txt", sms.id))).await.map_err(said)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    fn sms() -> Sms<'static> {
        Sms { id: "one".into(), to: "+491701234567", text: "Xin chào & 123456".into() }
    }

    /// What a provider is told, and what comes of its answer.
    async fn told(url: impl FnOnce(u16) -> String, status: &'static str) -> (String, Result<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sender = SmsSender::provider(&url(listener.local_addr().unwrap().port()), "Stoa").unwrap();
        let heard = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut heard = Vec::new();
            let mut chunk = [0; 4096];
            while !String::from_utf8_lossy(&heard).contains("123456") {
                let read = stream.read(&mut chunk).await.unwrap();
                heard.extend_from_slice(&chunk[..read]);
            }
            stream.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
            String::from_utf8(heard).unwrap()
        });
        let sent = sender.send(sms()).await;
        (heard.await.unwrap(), sent)
    }

    #[tokio::test]
    async fn providers_are_told_in_their_own_form() {
        let (heard, sent) = told(|port| format!("http://shop:s%40crêt@127.0.0.1:{port}/send?x=1"), "202 Accepted").await;
        assert!(sent.is_ok() && heard.starts_with("POST /send?x=1 ") && heard.contains("application/json"), "{heard}");
        assert!(heard.contains(&BASE64_STANDARD.encode("shop:s@crêt")) && heard.contains(r#""to":"+491701234567""#), "{heard}");
        let (heard, sent) = told(|port| format!("twilio://AC1:token@localhost:{port}"), "201 Created").await;
        assert!(sent.is_ok() && heard.starts_with("POST /2010-04-01/Accounts/AC1/Messages.json "), "{heard}");
        assert!(heard.contains("To=%2B491701234567") && heard.contains("Body=Xin+ch%C3%A0o+%26+123456"), "{heard}");
    }

    #[tokio::test]
    async fn what_is_not_taken_is_sent_again_and_what_is_refused_is_not() {
        let url = |port| format!("http://127.0.0.1:{port}/");
        assert!(told(url, "503 Away").await.1.is_err() && told(url, "429 Later").await.1.is_err());
        assert!(told(url, "400 No").await.1.is_ok());
    }

    #[tokio::test]
    async fn without_a_provider_messages_lie_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        SmsSender::folder(folder.path().join("sms"), "Stoa").send(sms()).await.unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("sms/one.txt")).unwrap(), "To: +491701234567\n\nXin chào & 123456\n");
    }

    #[test]
    fn a_wrong_provider_is_told_without_its_secret() {
        for wrong in
            ["ftp://a:s3cret@b", "http://a:s3cret@sms.example/", "twilio://api.twilio.com", "https://a:s3cret@", "http://localhost.evil.example:80/s3cret"]
        {
            let line = SmsSender::provider(wrong, "Stoa").err().unwrap_or_default();
            assert!(line.starts_with("STOA_SMS_URL") && !line.contains("s3cret"), "{wrong}: {line}");
        }
        assert!(SmsSender::provider("https://sms.example/send", "Stoa").is_ok());
    }
}
