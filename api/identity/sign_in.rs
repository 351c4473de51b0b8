//! Credentials for a session.

use entity::ids::SessionId;
use entity::states::UserState;
use entity::{session, user};
use kernel::{Proof, Refusal, email};
use platform::telemetry::SECURITY;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::attempts::{self, Limit};
use crate::challenge::{self, Challenge};
use crate::model::{Credentials, Life, Tokens, wrong_credentials};
use crate::password::{self, Verdict};
use crate::second_factor::{self, Shown};
use crate::{issue, live, repo};

/// Where a right password leads.
#[derive(Clone, Debug)]
pub enum SignedIn {
    Session(Box<Tokens>),
    /// To be handed back with one of the account's second factors.
    Challenge(Challenge),
}

/// Opens a session, or asks for the second factor of an account that has one. A wrong password and an unknown address are refused
/// in the same words after the same work.
///
/// # Errors
/// `NotAllowed` for wrong credentials and suspended accounts, `LimitExceeded` after too many attempts.
pub async fn sign_in(cx: &Cx, credentials: Credentials) -> Result<SignedIn> {
    let email = email("input.email", &credentials.email)?;
    let address = attempts::address(credentials.ip.as_deref());
    attempts::take(cx, Limit::sign_in_from(cx.environment), &address).await?;
    attempts::take(cx, Limit::sign_in_to(), &email).await?;

    let found = repo::by_email(&cx.db, &email).await?;
    let verdict = password::verify(&credentials.password, found.as_ref().map(|user| user.password_hash.as_str())).await?;
    let user = match (found, verdict) {
        (Some(user), Verdict::Right | Verdict::RightButOutdated) => user,
        _ => {
            metrics::counter!("stoa_sign_ins_total", "result" => "wrong").increment(1);
            return Err(wrong_credentials().into());
        }
    };
    if user.state == UserState::Suspended {
        return Err(Refusal::NotAllowed { message: "This account is suspended.".into() }.into());
    }
    if verdict == Verdict::RightButOutdated {
        let digest = &password::hash(&credentials.password).await?;
        let user = &user;
        cx.db.write("identity.renew_password", |tx| async move { renew(&tx, user, digest).await }).await?;
    }
    metrics::counter!("stoa_sign_ins_total", "result" => "right").increment(1);
    let ways = second_factor::ways(&cx.db, user.id).await?;
    if ways.any() {
        // The digest as it is now: the challenge dies with it.
        let user = repo::by_email(&cx.db, &email).await?.ok_or_else(wrong_credentials)?;
        return Ok(SignedIn::Challenge(challenge::make(cx, &user, &ways)));
    }
    Ok(SignedIn::Session(Box::new(enter(cx, &user, credentials.device.as_deref(), &address, Shown::Nothing).await?)))
}

/// Opens the session, and spends what was shown for it.
pub(crate) async fn enter(cx: &Cx, user: &user::Model, device: Option<&str>, address: &str, shown: Shown<'_>) -> Result<Tokens> {
    let session = &open(cx, user, device, address);
    let shown = &shown;
    let (tokens, ended) = cx
        .db
        .write("identity.sign_in", |tx| async move {
            repo::hold(&tx, user.id).await?;
            let proof = shown.spend(cx, &tx, user.id).await?;
            let mut session = session.clone();
            session.proved_at = (proof > Proof::Nothing).then_some(session.created_at);
            session.strong_at = (proof == Proof::Strong).then_some(session.created_at);
            let session = &session;
            let ended = live::make_room(cx, &tx, user.id).await?;
            session::Entity::insert(session.clone().into_active_model().reset_all()).exec_without_returning(&tx).await?;
            attempts::give_back(&tx, Limit::sign_in_from(cx.environment), address).await?;
            Ok((issue::issue(cx, &tx, cx.id(), user, session).await?, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    tracing::info!(target: SECURITY, user = %user.id, session = %session.id, by = shown.told(), "signed in");
    Ok(tokens)
}

pub(crate) fn open(cx: &Cx, user: &user::Model, device: Option<&str>, address: &str) -> session::Model {
    let now = cx.now();
    let life = Life::of(user.role, cx.environment);
    session::Model {
        id: cx.id::<SessionId>(),
        user_id: user.id,
        created_at: now,
        expires_at: now + life.absolute_ms,
        idle_ms: life.idle_ms,
        last_used_at: now,
        revoked_at: None,
        revoke_reason: None,
        proved_at: None,
        strong_at: None,
        impersonator_id: None,
        // A browser's description of itself: cut rather than refused, and never with line breaks for the log.
        device: device.map(|device| device.chars().filter(|c| !c.is_control()).take(200).collect::<String>()).filter(|device| !device.is_empty()),
        ip: Some(address.to_owned()),
    }
}

/// Stores the password with today's parameters, unless it was changed meanwhile.
async fn renew(tx: &Tx, user: &user::Model, digest: &str) -> Result<()> {
    user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(digest))
        .filter(user::Column::Id.eq(user.id))
        .filter(user::Column::PasswordHash.eq(user.password_hash.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}
