//! What the buyer and the vendors are written. The use case says that a letter is due, what is in it is found when it is written.

use entity::ids::{EventId, VendorId, WithdrawalId};
use entity::{order, order_line, withdrawal};
use platform::jobs::{self, NewJob};
use platform::{Cx, Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::lines_by_orders;
use crate::contact::contact_of;

/// The kind of job that writes one: its payload is an [`Occasion`].
pub const LETTER: &str = "orders.letter";

/// One occasion to write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Occasion {
    pub id: EventId,
    #[serde(flatten)]
    pub due: LetterDue,
}

/// A letter that is due.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum LetterDue {
    /// The buyer is acknowledged the withdrawal.
    Received { withdrawal_id: WithdrawalId },
    /// A vendor hears of it.
    Told { withdrawal_id: WithdrawalId, vendor_id: VendorId },
}

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// What its reader is called.
    pub name: Option<String>,
    /// The language it is to be in, by BCP 47.
    pub locale: String,
    pub about: About,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// What was declared, word by word, by whom and when, in epoch milliseconds; whether some of it had not left yet, and some had.
    Received { number: String, statement: String, name: String, email: String, at: i64, staying: bool, coming: bool },
    /// Units and what they are called, with how many of them were sent already.
    Told { number: String, goods: Vec<(i64, String, i64)>, at: i64 },
}

pub(super) async fn due(cx: &Cx, tx: &Tx, due: LetterDue) -> Result<()> {
    let occasion = Occasion { id: cx.id(), due };
    jobs::enqueue(cx, tx, NewJob { kind: LETTER, unique_key: None, payload: &occasion, run_at: cx.now() }).await
}

/// Writes a letter that is due; nothing where there is nobody to write to any more.
///
/// # Errors
/// Faults only.
pub async fn write_letter(cx: &Cx, due: &LetterDue) -> Result<Option<Letter>> {
    let (LetterDue::Received { withdrawal_id } | LetterDue::Told { withdrawal_id, .. }) = due;
    let Some(row) = withdrawal::Entity::find_by_id(*withdrawal_id).one(&cx.db).await? else { return Ok(None) };
    let Some(at) = row.confirmed_at else { return Ok(None) };
    let Some(order) = order::Entity::find_by_id(row.order_id).one(&cx.db).await? else { return Ok(None) };
    let number = order.number.clone();
    match due {
        LetterDue::Received { .. } => {
            let Some(contact) = contact_of(cx, &cx.db, &order).await?.filter(|contact| !contact.restricted) else { return Ok(None) };
            let (to, name) = (contact.email.clone(), contact.billing.name);
            let lines = lines_by_orders(&cx.db, &[order.id]).await?;
            let own = || lines.iter().filter(|line| line.withdrawal_id == row.id);
            let (staying, coming) = (own().any(|line| line.cancelled > 0), own().any(|line| line.quantity > line.cancelled));
            let about = About::Received { number, statement: row.statement, name: name.clone(), email: contact.email, at, staying, coming };
            Ok(Some(Letter { to, name: Some(name), locale: row.locale, about }))
        }
        LetterDue::Told { vendor_id, .. } => {
            let Some(desk) = vendors::desk(&cx.db, *vendor_id).await? else { return Ok(None) };
            let lines = lines_by_orders(&cx.db, &[order.id]).await?;
            let titles = order_line::Entity::find().filter(order_line::Column::OrderId.eq(order.id)).all(&cx.db).await?;
            let goods = lines
                .iter()
                .filter(|line| line.withdrawal_id == row.id && line.vendor_id == *vendor_id)
                .filter_map(|line| {
                    let sold = titles.iter().find(|sold| sold.id == line.order_line_id)?;
                    Some((line.quantity, sold.title.clone(), line.quantity - line.cancelled))
                })
                .collect();
            Ok(Some(Letter { to: desk.email, name: None, locale: desk.locale, about: About::Told { number, goods, at } }))
        }
    }
}
