//! A letter, from due to sent.

use std::borrow::Cow;

use askama::Template;
use entity::ids::EventId;
use platform::crypto::sha256;
use platform::mail::Mail;
use platform::{Cx, Error, Result};

use crate::words::Words;
use crate::{order_words, vendor_words, words};

/// One look for all of them; askama escapes what is put in.
#[derive(Template)]
#[template(path = "letter.html")]
struct Page<'a> {
    language: &'a str,
    subject: &'a str,
    greeting: &'a str,
    lines: &'a [Cow<'static, str>],
    action: Option<(&'a str, &'a str)>,
    footer: &'a str,
}

/// `identity.letter`: writes it and sends it. Done twice, its reader sees it once, but for a link: the later one is the one that holds.
///
/// # Errors
/// A fault while the post does not take it.
pub async fn on_letter_due(cx: Cx, occasion: identity::Occasion) -> Result<()> {
    let Some(identity::Letter { to, name, locale, about }) = identity::write_letter(&cx, &occasion.due).await? else { return Ok(()) };
    let said = words::words(&about, &locale);
    send(&cx, Envelope { occasion: occasion.id, to: &to, name: name.as_deref(), link: account_link(&cx, &about) }, said).await
}

/// `vendors.letter`: as [`on_letter_due`], about a vendor or its team.
///
/// # Errors
/// A fault while the post does not take it.
pub async fn on_vendor_letter_due(cx: Cx, occasion: vendors::Occasion) -> Result<()> {
    for vendors::Letter { to, name, locale, about } in vendors::write_letter(&cx, &occasion.due).await? {
        let said = vendor_words::words(&about, &locale);
        send(&cx, Envelope { occasion: occasion.id, to: &to, name: name.as_deref(), link: vendor_link(&cx, &about) }, said).await?;
    }
    Ok(())
}

/// `orders.letter`: as [`on_letter_due`], about an order.
///
/// # Errors
/// A fault while the post does not take it.
pub async fn on_order_letter_due(cx: Cx, occasion: orders::withdrawal::Occasion) -> Result<()> {
    let Some(orders::withdrawal::Letter { to, name, locale, about }) = orders::withdrawal::write_letter(&cx, &occasion.due).await? else { return Ok(()) };
    let said = order_words::words(&about, &locale);
    send(&cx, Envelope { occasion: occasion.id, to: &to, name: name.as_deref(), link: None }, said).await
}

/// The page that takes the link's secret. In the fragment it reaches neither logs nor the pages that are linked from there.
fn account_link(cx: &Cx, about: &identity::About) -> Option<String> {
    use identity::About;
    let (page, token) = match about {
        About::Welcome { token } | About::Verify { token } => ("verify", token),
        About::ResetPassword { token } => ("reset-password", token),
        About::ConfirmEmail { token } => ("change-email", token),
        About::ErasurePlanned { .. } | About::ExportReady { .. } => return Some(format!("{}/account/privacy", cx.shop_url)),
        About::AccountExists
        | About::PasswordChanged
        | About::EmailChanged
        | About::LinksChanged
        | About::SecondFactorChanged { .. }
        | About::PasskeyAdded
        | About::PasskeyRemoved
        | About::SecondFactorReset
        | About::Suspended { .. }
        | About::Reinstated
        | About::RoleSet { .. }
        | About::Code { .. }
        | About::SessionStolen => return None,
    };
    Some(format!("{}/account/{page}#token={token}", cx.shop_url))
}

fn vendor_link(cx: &Cx, about: &vendors::About) -> Option<String> {
    use vendors::{About, Cause, Told};
    let page = match about {
        About::Invitation { token, .. } => format!("invitation#token={token}"),
        About::Decided { told: Told::Approved | Told::Reinstated, .. } => String::new(),
        About::Decided { .. } | About::Remedy { .. } | About::Suspended { cause: Cause::TraderData, .. } => "onboarding".into(),
        About::Suspended { cause: Cause::Strikes | Cause::LowScore, .. } | About::Strike { .. } => "performance".into(),
    };
    Some(format!("{}/{page}", cx.desk_url))
}

/// Whom it goes to.
struct Envelope<'a> {
    occasion: EventId,
    to: &'a str,
    name: Option<&'a str>,
    link: Option<String>,
}

async fn send(cx: &Cx, envelope: Envelope<'_>, said: Words) -> Result<()> {
    let Envelope { occasion, to, name, link } = envelope;
    let Words { language, subject, greeting, lines, button, footer } = said;
    let greeting = name.map_or_else(|| format!("{greeting},"), |name| format!("{greeting} {name},"));
    let action = button.zip(link.as_deref());
    let html = Page { language, subject: &subject, greeting: &greeting, lines: &lines, action, footer }.render();
    let html = html.map_err(|error| Error::broken(format!("a letter could not be laid out: {error}")))?;
    let linked = action.map(|(button, link)| format!("{button}:\n{link}\n\n")).unwrap_or_default();
    let text = format!("{greeting}\n\n{}\n\n{linked}{footer}\n", lines.join("\n\n"));
    // Two with different links have two names, so that mail programs show both; so have two readers.
    let id = sha256(format!("{occasion}\n{to}\n{text}").as_bytes())[..32].to_owned();
    cx.mail.send(Mail { id, to, subject: &subject, text, html }).await
}
