//! Mail out: over SMTP where a server is configured, else as files in a folder, where whoever tries the program can read them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};

use crate::{Error, Result};

/// A server that takes longer is asked again later.
const PATIENCE: Duration = Duration::from_secs(20);

/// One message to one person.
pub struct Mail<'a> {
    /// Names it to mail programs: sent again under the same name, it is shown once.
    pub id: String,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: String,
    pub html: String,
}

/// Sends mail; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(Arc<PathBuf>),
}

impl Mailer {
    /// Over the server at `smtp://USER:PASSWORD@HOST:PORT` or `smtps://...`. Beyond this machine it has to encrypt.
    ///
    /// # Errors
    /// One readable line, without the password.
    pub fn smtp(url: &str, from: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("SMTP_URL must be smtp://USER:PASSWORD@HOST:PORT or smtps://...: {why}.");
        let parsed = lettre::transport::smtp::AsyncSmtpTransport::<Tokio1Executor>::from_url(&encrypted(url));
        let builder = parsed.map_err(|error| wrong(&error.to_string()))?;
        Ok(Self { from: sender(from)?, way: Way::Smtp(builder.timeout(Some(PATIENCE)).build()) })
    }

    /// Into files `<id>.eml` in this folder, which is made with the first.
    ///
    /// # Errors
    /// One readable line.
    pub fn folder(folder: PathBuf, from: &str) -> Result<Self, String> {
        Ok(Self { from: sender(from)?, way: Way::Folder(Arc::new(folder)) })
    }

    /// Hands a message over. A server that will never take it is not asked again: that is logged and counted.
    ///
    /// # Errors
    /// A fault where it may be taken later.
    pub async fn send(&self, mail: Mail<'_>) -> Result<()> {
        let Ok(to) = mail.to.parse() else {
            metrics::counter!("stoa_mails_total", "result" => "refused").increment(1);
            tracing::warn!("a mail was not sent: its address is none that mail can go to");
            return Ok(());
        };
        let message = Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject)
            // Nobody's holiday reply is wanted.
            .header(lettre::message::header::MIME_VERSION_1_0)
            .multipart(MultiPart::alternative_plain_html(mail.text, mail.html))
            .map_err(|error| Error::broken(format!("a mail could not be put together: {error}")))?;
        let result = match &self.way {
            Way::Folder(folder) => keep(folder, &mail.id, &message.formatted()).await.map(|()| "sent"),
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok("sent"),
                Err(error) if error.is_permanent() => {
                    tracing::warn!(code = ?error.status().map(|code| code.to_string()), "a mail was refused for good");
                    Ok("refused")
                }
                // A server that answers says for whom, too: its number is told, and not its words.
                Err(error) => Err(Error::away(format!("mail is not taken: {}", error.status().map_or_else(|| error.to_string(), |code| code.to_string())))),
            },
        };
        metrics::counter!("stoa_mails_total", "result" => *result.as_ref().unwrap_or(&"failed")).increment(1);
        result.map(|_| ())
    }
}

/// Whole or not at all, so that who looks into the folder never reads half of one.
async fn keep(folder: &std::path::Path, id: &str, bytes: &[u8]) -> Result<()> {
    let said = |error: std::io::Error| Error::broken(format!("mail cannot be written to {}: {error}", folder.display()));
    tokio::fs::create_dir_all(folder).await.map_err(said)?;
    let half = folder.join(format!("{id}.part"));
    tokio::fs::write(&half, bytes).await.map_err(said)?;
    tokio::fs::rename(&half, folder.join(format!("{id}.eml"))).await.map_err(said)
}

fn sender(from: &str) -> Result<Mailbox, String> {
    from.parse().map_err(|_| format!("STOA_MAIL_FROM is `{from}`; it must be an address such as `Stoa <shop@example.org>`."))
}

/// Passwords and links do not cross a network in the open.
fn encrypted(url: &str) -> String {
    let rest = url.strip_prefix("smtp://").unwrap_or_default();
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let local = ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| host.starts_with(name));
    if rest.is_empty() || local || url.contains("tls=") { url.to_owned() } else { format!("{url}{}tls=required", if url.contains('?') { '&' } else { '?' }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_elsewhere_has_to_encrypt() {
        assert_eq!(encrypted("smtp://127.0.0.1:2525"), "smtp://127.0.0.1:2525");
        assert_eq!(encrypted("smtp://ann:secret@mail.example.org:587"), "smtp://ann:secret@mail.example.org:587?tls=required");
        assert_eq!(encrypted("smtp://ann:127.0.0.1@mail.example.org"), "smtp://ann:127.0.0.1@mail.example.org?tls=required");
        assert_eq!(encrypted("smtps://mail.example.org"), "smtps://mail.example.org");
        let error = Mailer::smtp("smtp://ann:secret@", "Stoa <a@example.org>").err().unwrap();
        assert!(error.contains("SMTP_URL") && !error.contains("secret"), "{error}");
        assert!(Mailer::folder("/tmp".into(), "nobody").is_err());
    }

    #[tokio::test]
    async fn a_subject_cannot_add_headers_and_a_letter_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::folder(folder.path().join("mail"), "Stoa <shop@example.org>").unwrap();
        let mail =
            |to: &'static str| Mail { id: "one".into(), to, subject: "Chào\r\nBcc: eve@example.org", text: "Hello".into(), html: "<p>Hello</p>".into() };
        mailer.send(mail("ann@example.org")).await.unwrap();
        mailer.send(mail("ann@example.org\r\nBcc: eve@example.org")).await.unwrap();
        let written = std::fs::read_to_string(folder.path().join("mail/one.eml")).unwrap();
        assert!(written.contains("To: ann@example.org\r\n") && written.contains("Message-ID: <one@example.org>"), "{written}");
        assert!(!written.lines().any(|line| line.starts_with("Bcc")), "{written}");
        assert_eq!(std::fs::read_dir(folder.path().join("mail")).unwrap().count(), 1);
    }
}
