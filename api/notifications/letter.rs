//! A letter about an account, from due to sent.

use askama::Template;
use identity::{About, Letter, Occasion};
use platform::crypto::sha256;
use platform::mail::Mail;
use platform::{Cx, Error, Result};

use crate::words::{Words, words};

/// One look for all of them; askama escapes what is put in.
#[derive(Template)]
#[template(path = "letter.html")]
struct Page<'a> {
    language: &'a str,
    subject: &'a str,
    greeting: &'a str,
    lines: &'a [&'a str],
    action: Option<(&'a str, &'a str)>,
    footer: &'a str,
}

/// `identity.letter`: writes it and sends it. Done twice, its reader sees it once, but for a link: the later one is the one that holds.
///
/// # Errors
/// A fault while the post does not take it.
pub async fn on_letter_due(cx: Cx, occasion: Occasion) -> Result<()> {
    match identity::write_letter(&cx, &occasion.due).await? {
        Some(letter) => cx.mail.send(composed(&cx, &occasion, &letter)?).await,
        None => Ok(()),
    }
}

/// The page that takes the link's secret. In the fragment it reaches neither logs nor the pages that are linked from there.
fn link(cx: &Cx, about: &About) -> Option<String> {
    let (page, token) = match about {
        About::Welcome { token } | About::Verify { token } => ("verify", token),
        About::ResetPassword { token } => ("reset-password", token),
        About::ConfirmEmail { token } => ("change-email", token),
        About::AccountExists | About::PasswordChanged | About::EmailChanged | About::LinksChanged | About::SecondFactorChanged | About::SessionStolen => {
            return None;
        }
    };
    Some(format!("{}/account/{page}#token={token}", cx.shop_url))
}

fn composed<'a>(cx: &Cx, occasion: &Occasion, letter: &'a Letter) -> Result<Mail<'a>> {
    let Words { language, subject, greeting, lines, button, footer } = words(&letter.about, &letter.locale);
    let greeting = letter.name.as_deref().map_or_else(|| format!("{greeting},"), |name| format!("{greeting} {name},"));
    let link = link(cx, &letter.about);
    let action = button.zip(link.as_deref());
    let html = Page { language, subject, greeting: &greeting, lines, action, footer }.render();
    let html = html.map_err(|error| Error::broken(format!("a letter could not be laid out: {error}")))?;
    let linked = action.map(|(button, link)| format!("{button}:\n{link}\n\n")).unwrap_or_default();
    let text = format!("{greeting}\n\n{}\n\n{linked}{footer}\n", lines.join("\n\n"));
    // Two with different links have two names, so that mail programs show both.
    let id = sha256(format!("{}\n{text}", occasion.id).as_bytes())[..32].to_owned();
    Ok(Mail { id, to: &letter.to, subject, text, html })
}
