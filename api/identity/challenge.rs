//! The second half of a sign-in where the password alone does not open the account.
//!
//! What stands between the halves is a signed statement, stored nowhere: whose password was right, and until when that counts.
//! It dies with the password it was made for.

use entity::ids::UserId;
use entity::states::{FactorMethod, UserState};
use entity::user;
use kernel::Refusal;
use platform::{Cx, Result};
use sea_orm::EntityTrait;

use crate::attempts;
use crate::model::{Tokens, wrong_credentials};
use crate::second_factor::{self, Shown, Ways};
use crate::sent_code::Operation;
use crate::sign_in;

/// How long somebody may look for their telephone.
const LIFE_MS: i64 = 5 * 60_000;
const PURPOSE: &str = "second-factor-challenge";

/// Half a sign-in, and how it can be made whole.
#[derive(Clone, Debug)]
pub struct Challenge {
    pub token: String,
    /// What the account has, the strongest first. Whoever is told so has known its password.
    pub methods: Vec<FactorMethod>,
}

pub(crate) fn make(cx: &Cx, user: &user::Model, ways: &Ways) -> Challenge {
    let until = cx.now() + LIFE_MS;
    let token = format!("{}.{until}.{}", user.id, cx.keys.sign(PURPOSE, statement(user.id, until, &user.password_hash).as_bytes()));
    Challenge { token, methods: ways.methods() }
}

fn statement(user: UserId, until: i64, digest: &str) -> String {
    format!("{user}|{until}|{digest}")
}

/// Whose half a sign-in it is.
///
/// # Errors
/// `ValidationFailed` on `input.challenge`, `NotAllowed` where they may not sign in.
pub(crate) async fn opened(cx: &Cx, challenge: &str) -> Result<user::Model> {
    let over = || Refusal::invalid("input.challenge", "This sign-in took too long, or its password was changed. Begin again.");
    let parts: Vec<&str> = challenge.split('.').collect();
    let [id, until, signature] = parts[..] else { return Err(over().into()) };
    let (Ok(id), Ok(until)) = (id.parse::<UserId>(), until.parse::<i64>()) else { return Err(over().into()) };
    let found = user::Entity::find_by_id(id).one(&cx.db).await?;
    // Somebody unknown has a digest that nobody signed for.
    let digest = found.as_ref().map_or("", |user| user.password_hash.as_str());
    if !cx.keys.verify(PURPOSE, statement(id, until, digest).as_bytes(), signature) || until <= cx.now() {
        return Err(over().into());
    }
    found.filter(|user| user.state == UserState::Active).ok_or_else(|| wrong_credentials().into())
}

/// Opens the session: a code of the app, one that was sent for this sign-in, or one from the paper.
///
/// # Errors
/// `ValidationFailed` on `input.challenge` or `input.code`, `NotAllowed`, `LimitExceeded`.
pub async fn answer_challenge(cx: &Cx, challenge: &str, code: &str, device: Option<&str>, ip: Option<&str>) -> Result<Tokens> {
    let user = opened(cx, challenge).await?;
    let operation = Operation::sign_in(challenge);
    second_factor::count_try(cx, user.id, &operation).await?;
    sign_in::enter(cx, &user, device, &attempts::address(ip), Shown::Code { code, operation: &operation }).await
}
