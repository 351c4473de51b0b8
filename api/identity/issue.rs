//! The pair of tokens of a session.

use entity::ids::RefreshTokenId;
use entity::states::RefreshState;
use entity::{refresh_token, session, user};
use platform::{Cx, Result, Tx, crypto};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::model::Tokens;
use crate::{access_token, live};

/// Writes a new refresh token under `id` and makes an access token to go with it.
/// The caller has seen to it that the session has no other active one.
pub(crate) async fn issue(cx: &Cx, tx: &Tx, id: RefreshTokenId, user: &user::Model, session: &session::Model) -> Result<Tokens> {
    let secret = crypto::token();
    let row = refresh_token::ActiveModel {
        id: Set(id),
        session_id: Set(session.id),
        token_hash: Set(crypto::sha256(secret.as_bytes())),
        state: Set(RefreshState::Active),
        successor_id: Set(None),
        used: Set(false),
        issued_at: Set(cx.now()),
        rotated_at: Set(None),
        expires_at: Set(live::until(session)),
    };
    refresh_token::Entity::insert(row).exec_without_returning(tx).await?;
    let (access_token, expires_at) = access_token::issue(cx, user.id, session.id, id)?;
    Ok(Tokens { access_token, refresh_token: secret, expires_at, user: user.clone().into() })
}
