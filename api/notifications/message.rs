//! A message to a telephone, from due to sent. It is one line: who it is from, the code, and not to tell it.

use identity::{Message, MessageDue};
use platform::sms::{Sms, SmsSender};
use platform::{Cx, Result};

/// `identity.message`: sends a code that is still good. Done twice, the same code arrives twice.
///
/// # Errors
/// A fault while nobody takes it.
pub async fn on_message_due(cx: &Cx, sms: &SmsSender, due: MessageDue) -> Result<()> {
    let Some(Message { to, locale, code }) = identity::write_message(cx, &due).await? else { return Ok(()) };
    sms.send(Sms { id: due.code_id.to_string(), to: &to, text: words(&locale, &code) }).await
}

fn words(locale: &str, code: &str) -> String {
    match locale.split('-').next() {
        Some("de") => format!("Stoa: {code} ist Ihr Code. Er gilt zehn Minuten. Geben Sie ihn niemandem weiter, auch uns nicht."),
        Some("nl") => format!("Stoa: {code} is uw code. Hij is tien minuten geldig. Geef hem aan niemand door, ook niet aan ons."),
        Some("vi") => format!("Stoa: {code} là mã của bạn, có hiệu lực trong mười phút. Đừng cho ai biết, kể cả chúng tôi."),
        _ => format!("Stoa: {code} is your code. It is good for ten minutes. Tell it to nobody, not even to us."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_tells_the_code_first() {
        for locale in ["en", "de-AT", "nl", "vi", "fr"] {
            assert!(words(locale, "012345").starts_with("Stoa: 012345 "), "{locale}");
        }
        assert_ne!(words("de", "1"), words("en", "1"));
    }
}
