//! A refresh token for the next pair. It works once.

use entity::refresh_token::{Column, Entity, Model};
use entity::states::{RefreshState, UserState};
use entity::{session, user};
use platform::{Cx, Error, Result, Tx, crypto};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::issue;
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::{Tokens, session_over};

/// For how long an answer may count as lost.
pub(crate) const GRACE_MS: i64 = 20_000;

/// What a presented token turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presented {
    /// The newest of its session.
    Newest,
    /// The last but one, whose successor nobody has used: the answer that brought it never arrived.
    AnswerLost,
    /// Used before, and the successor arrived: there are two holders, and one of them is a thief.
    Reused,
    /// Its time, or its session's, is over.
    Over,
}

enum Outcome {
    Issued(Box<Tokens>),
    Killed(Vec<entity::ids::SessionId>),
    Refused,
}

/// Exchanges a refresh token for the next pair. A client whose answer was lost may ask again with the same token within
/// twenty seconds; any other second use ends the session for everybody.
///
/// # Errors
/// `NotAllowed` when the token is unknown, or its session has ended or now ends.
pub async fn refresh(cx: &Cx, token: &str) -> Result<Tokens> {
    let hash = &crypto::sha256(token.as_bytes());
    let outcome = cx.db.write("identity.refresh", |tx| async move { exchange(cx, &tx, hash).await }).await?;
    match outcome {
        Outcome::Issued(tokens) => Ok(*tokens),
        // The end of the session is committed; only then is the caller told.
        Outcome::Killed(sessions) => {
            live::forget(cx, &sessions).await;
            metrics::counter!("stoa_refresh_tokens_reused_total").increment(1);
            tracing::warn!(?sessions, "a refresh token was used twice; the session was ended");
            Err(session_over().into())
        }
        Outcome::Refused => Err(session_over().into()),
    }
}

async fn exchange(cx: &Cx, tx: &Tx, hash: &str) -> Result<Outcome> {
    let Some(seen) = Entity::find().filter(Column::TokenHash.eq(hash)).one(tx).await? else { return Ok(Outcome::Refused) };
    // The session's row is the lock: of fifty exchanges at once, one goes first and the others see what it did.
    let Some(mut session) = session::Entity::find_by_id(seen.session_id).lock_exclusive().one(tx).await? else { return Ok(Outcome::Refused) };
    let Some(token) = Entity::find_by_id(seen.id).one(tx).await? else { return Ok(Outcome::Refused) };
    let successor = match token.successor_id {
        Some(id) => Entity::find_by_id(id).one(tx).await?,
        None => None,
    };
    let arrived = match &successor {
        Some(successor) => live::has_arrived(cx, successor.id).await,
        None => false,
    };
    let now = cx.now();
    match judge(now, &session, &token, successor.as_ref(), arrived) {
        Presented::Over => return Ok(Outcome::Refused),
        Presented::Reused => {
            letters::due(cx, tx, &LetterDue::SessionStolen { user_id: session.user_id }).await?;
            return Ok(Outcome::Killed(live::revoke(cx, tx, session.user_id, Which::One(session.id), Reason::TokenReused).await?));
        }
        Presented::Newest | Presented::AnswerLost => {}
    }
    let Some(user) = user::Entity::find_by_id(session.user_id).one(tx).await?.filter(|user| user.state == UserState::Active) else {
        return Ok(Outcome::Refused);
    };

    let next = cx.id();
    if let Some(lost) = successor {
        close(tx, &lost, RefreshState::Revoked).await?;
    } else {
        close(tx, &token, RefreshState::Rotated).await?;
    }
    let mut follow =
        Entity::update_many().col_expr(Column::SuccessorId, Expr::value(next)).col_expr(Column::Used, Expr::value(true)).filter(Column::Id.eq(token.id));
    if token.rotated_at.is_none() {
        follow = follow.col_expr(Column::RotatedAt, Expr::value(now));
    }
    follow.exec(tx).await?;
    session.last_used_at = now;
    session::Entity::update_many().col_expr(session::Column::LastUsedAt, Expr::value(now)).filter(session::Column::Id.eq(session.id)).exec(tx).await?;
    Ok(Outcome::Issued(Box::new(issue::issue(cx, tx, next, &user, &session).await?)))
}

/// Takes the session's one active token out of use, before the next is written.
async fn close(tx: &Tx, token: &Model, state: RefreshState) -> Result<()> {
    let closed = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .filter(Column::Id.eq(token.id))
        .filter(Column::State.eq(RefreshState::Active))
        .exec(tx)
        .await?
        .rows_affected;
    if closed == 1 { Ok(()) } else { Err(Error::broken("a refresh token changed under the lock of its session")) }
}

fn judge(now: i64, session: &session::Model, token: &Model, successor: Option<&Model>, arrived: bool) -> Presented {
    if session.revoked_at.is_some() || live::until(session) <= now {
        return Presented::Over;
    }
    if token.state == RefreshState::Active {
        return if token.expires_at > now { Presented::Newest } else { Presented::Over };
    }
    let recent = token.rotated_at.is_some_and(|at| (0..=GRACE_MS).contains(&(now - at)));
    let unused = successor.is_some_and(|next| next.state == RefreshState::Active && !next.used) && !arrived;
    if token.state == RefreshState::Rotated && recent && unused { Presented::AnswerLost } else { Presented::Reused }
}
