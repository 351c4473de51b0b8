//! Somebody is to be forgotten: asked for, taken back, done.

use entity::erasure::{Column, Entity, Model};
use entity::ids::{ErasureId, OrderId, UserId};
use entity::order;
use entity::states::ErasureState;
use kernel::{Refusal, Viewer};
use platform::audit::{self, Change};
use platform::idempotency::{Request, once};
use platform::jobs::{self, NewJob};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::export;
use crate::model::{AGAIN_MS, GRACE_MS};
use crate::repo::pending;

/// The kind of job that does one: its payload is an [`Erase`].
pub const JOB: &str = "privacy.erase";

/// Which erasure is to be done.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Erase {
    pub erasure_id: ErasureId,
}

/// Asks to be forgotten in fourteen days. All sessions end at once, this one too; signing in again, `cancel_erasure` takes it back.
///
/// # Errors
/// As `identity::step_up`; `StateConflict` where something is still open, where a vendor or the marketplace would be left without
/// anybody, or where it was asked for already.
pub async fn request_erasure(cx: &Cx, viewer: &Viewer, key: Option<&str>, password: Option<&str>) -> Result<Model> {
    let user = identity::step_up(cx, viewer, password).await?;
    let request = Request::new(format!("user:{user}"), "accountErasureRequest", key, &json!({}))?.about(user);
    let id: ErasureId = once(cx, "privacy.request_erasure", &request, |tx| async move {
        if let Some(why) = in_the_way(&tx, user).await? {
            return Err(why.into());
        }
        if pending(&tx, &user.to_string()).await?.is_some() {
            return Err(Refusal::state("You have asked for it already.").into());
        }
        let due_at = cx.now() + GRACE_MS;
        let id = begin(cx, &tx, user.to_string(), due_at).await?;
        identity::letter_due(cx, &tx, &identity::LetterDue::ErasurePlanned { user_id: user, at: due_at }).await?;
        audit::record(
            cx,
            &tx,
            Change { action: "accountErasureRequest", subject: user.to_string(), after: Some(json!({ "dueAt": due_at })), ..Change::default() },
        )?;
        Ok(id)
    })
    .await?;
    identity::sign_out_everywhere(cx, viewer).await?;
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("an erasure is gone"))
}

/// What stands in the way of forgetting somebody.
async fn in_the_way(tx: &Tx, user: UserId) -> Result<Option<Refusal>> {
    if let Some(number) = orders::open_order_of(tx, user).await? {
        return Ok(Some(Refusal::state(format!("Order {number} is not done yet: wait until the time to send it back is over, or cancel it."))));
    }
    if let Some(vendor) = vendors::needs_its_owner(tx, user).await? {
        return Ok(Some(Refusal::state(format!("{} would have no owner. Make somebody else one first.", vendor.name))));
    }
    if identity::is_last_super_admin(tx, user).await? {
        return Ok(Some(Refusal::state("This is the last super admin. Make another one first.")));
    }
    Ok(None)
}

async fn begin(cx: &Cx, tx: &Tx, subject: String, due_at: i64) -> Result<ErasureId> {
    let row = Model { id: cx.id(), subject, state: ErasureState::Waiting, requested_at: cx.now(), due_at, ended_at: None };
    let id = row.id;
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    again_at(cx, tx, id, due_at).await?;
    Ok(id)
}

pub(crate) async fn again_at(cx: &Cx, tx: &Tx, id: ErasureId, run_at: i64) -> Result<()> {
    jobs::enqueue(cx, tx, NewJob { kind: JOB, unique_key: Some(&id.to_string()), payload: &Erase { erasure_id: id }, run_at }).await
}

/// Takes it back, while it has not begun.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `StateConflict` where there is nothing to take back.
pub async fn cancel_erasure(cx: &Cx, viewer: &Viewer, key: Option<&str>) -> Result<Model> {
    let user = viewer.user().ok_or_else(|| Refusal::NotAllowed { message: "Sign in first.".into() })?;
    let request = Request::new(format!("user:{user}"), "accountErasureCancel", key, &json!({}))?.about(user);
    let id = once(cx, "privacy.cancel_erasure", &request, |tx| async move {
        let nothing = || Error::from(Refusal::state("You have not asked for it, or it is done."));
        let row = pending(&tx, &user.to_string()).await?.ok_or_else(nothing)?;
        if !turn(cx, &tx, row.id, ErasureState::Waiting, ErasureState::Cancelled).await? {
            return Err(nothing());
        }
        audit::record(cx, &tx, Change { action: "accountErasureCancel", subject: user.to_string(), ..Change::default() })?;
        Ok(row.id)
    })
    .await?;
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("an erasure is gone"))
}

/// By comparison and swap: of taking it back and doing it at once, one happens.
async fn turn(cx: &Cx, tx: &Tx, id: ErasureId, from: ErasureState, to: ErasureState) -> Result<bool> {
    let mut update = Entity::update_many().col_expr(Column::State, Expr::value(to)).filter(Column::Id.eq(id)).filter(Column::State.eq(from));
    if matches!(to, ErasureState::Done | ErasureState::Cancelled) {
        update = update.col_expr(Column::EndedAt, Expr::value(cx.now()));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// The erasure a person waits for.
///
/// # Errors
/// The database's own.
pub async fn waiting(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Model>> {
    pending(db, &user.to_string()).await
}

/// Forgets the guest of an order at once; whoever holds its token asked for it.
///
/// # Errors
/// `StateConflict` where the order is not done yet, or belongs to an account.
pub async fn erase_guest(cx: &Cx, order: &order::Model, key: Option<&str>) -> Result<Model> {
    let request = Request::new(format!("buyer:{}", order.id), "accountErasureRequest", key, &json!({ "order": order.id }))?;
    let id: ErasureId = once(cx, "privacy.erase_guest", &request, |tx| async move {
        if !orders::is_guests(&tx, order.id).await? {
            return Err(Refusal::state("This order belongs to an account by now. Sign in there.").into());
        }
        if orders::is_open(&tx, order.id).await? {
            return Err(Refusal::state(format!("Order {} is not done yet: wait until the time to send it back is over, or cancel it.", order.number)).into());
        }
        if let Some(row) = pending(&tx, &order.id.to_string()).await? {
            return Ok(row.id);
        }
        begin(cx, &tx, order.id.to_string(), cx.now()).await
    })
    .await?;
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("an erasure is gone"))
}

/// `privacy.erase`: does one that is due. Broken off, it goes on where it was; what stands in the way is waited for.
///
/// # Errors
/// Faults only.
pub async fn erase(cx: Cx, due: Erase) -> Result<()> {
    let (cx, id) = (&cx, due.erasure_id);
    let Some(row) = Entity::find_by_id(id).one(&cx.db).await? else { return Ok(()) };
    if row.state == ErasureState::Waiting {
        let row = &row;
        let (begun, ended) = cx.db.write("privacy.begin_erasure", |tx| async move { begun(cx, &tx, row).await }).await?;
        identity::forget_sessions(cx, &ended).await;
        if !begun {
            return Ok(());
        }
    } else if row.state != ErasureState::Running {
        return Ok(());
    }
    let forgotten = forget(cx, &row.subject).await?;
    let end = if forgotten { ErasureState::Done } else { ErasureState::Cancelled };
    cx.db.write("privacy.end_erasure", |tx| async move { turn(cx, &tx, id, ErasureState::Running, end).await.map(drop) }).await?;
    if !forgotten {
        tracing::info!(erasure = %id, subject = %row.subject, "not forgotten: an account has claimed the order");
        return Ok(());
    }
    // Kept elsewhere, this line is a register too.
    tracing::info!(erasure = %id, subject = %row.subject, "forgotten");
    Ok(())
}

/// From here on there is no way back: whoever it is is kept out.
async fn begun(cx: &Cx, tx: &Tx, row: &Model) -> Result<(bool, Vec<entity::ids::SessionId>)> {
    if cx.now() < row.due_at {
        again_at(cx, tx, row.id, row.due_at).await?;
        return Ok((false, Vec::new()));
    }
    let Ok(user) = row.subject.parse::<UserId>() else {
        return Ok((turn(cx, tx, row.id, ErasureState::Waiting, ErasureState::Running).await?, Vec::new()));
    };
    if in_the_way(tx, user).await?.is_some() {
        // They signed in and bought something since.
        let later = cx.now() + AGAIN_MS;
        Entity::update_many().col_expr(Column::DueAt, Expr::value(later)).filter(Column::Id.eq(row.id)).exec(tx).await?;
        again_at(cx, tx, row.id, later).await?;
        return Ok((false, Vec::new()));
    }
    if !turn(cx, tx, row.id, ErasureState::Waiting, ErasureState::Running).await? {
        return Ok((false, Vec::new()));
    }
    Ok((true, identity::shut_out(cx, tx, user).await?))
}

/// Every room, in one list; the account itself comes last, since its address is what some of the others know a person by. Says whether
/// it is done: not of a guest whose order an account has claimed.
pub(crate) async fn forget(cx: &Cx, subject: &str) -> Result<bool> {
    if let Ok(order) = subject.parse::<OrderId>() {
        let forgotten = orders::erase_guest(cx, order).await?;
        if forgotten {
            checkout::erase_orders(cx, &[order]).await?;
        }
        return Ok(forgotten);
    }
    let user: UserId = subject.parse().map_err(|_| Error::broken(format!("{subject} is nobody who could be forgotten")))?;
    let Some(account) = identity::user(&cx.db, user).await? else { return Ok(true) };
    export::remove_all(cx, user).await?;
    orders::erase_person(cx, user).await?;
    checkout::erase_orders(cx, &orders::ids_of_person(&cx.db, user).await?).await?;
    checkout::erase_person(cx, user).await?;
    cart::erase_person(cx, user).await?;
    vendors::erase_person(cx, user, &account.email).await?;
    identity::erase_person(cx, user).await?;
    Ok(true)
}
