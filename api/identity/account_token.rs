//! Links that prove who reads the mail at an address. The secret is a signature under the installation's key over the row's id:
//! it can be made whenever the mail is written, and nothing that is stored gives it away.

use entity::account_token::{Column, Entity, Model};
use entity::ids::{AccountTokenId, UserId};
use entity::states::TokenPurpose;
use kernel::{Refusal, Viewer};
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

const HOUR: i64 = 3_600_000;

/// How long a link is good. One that opens the account for whoever has it is good for an hour only.
fn life_ms(purpose: TokenPurpose) -> i64 {
    match purpose {
        TokenPurpose::Reset => HOUR,
        TokenPurpose::Verify | TokenPurpose::ChangeEmail => 24 * HOUR,
    }
}

fn signing(purpose: TokenPurpose) -> &'static str {
    match purpose {
        TokenPurpose::Reset => "account-token:reset",
        TokenPurpose::Verify => "account-token:verify",
        TokenPurpose::ChangeEmail => "account-token:change-email",
    }
}

/// A new link for this person and purpose, sent to `email`; an earlier one is over. The caller holds the account's row.
pub(crate) async fn open(cx: &Cx, tx: &Tx, user: UserId, purpose: TokenPurpose, email: &str) -> Result<String> {
    end(cx, tx, user, &[purpose]).await?;
    let now = cx.now();
    let row = Model { id: cx.id(), user_id: user, purpose, email: email.to_owned(), created_at: now, expires_at: now + life_ms(purpose), used_at: None };
    let id = row.id;
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(format!("{id}.{}", cx.keys.sign(signing(purpose), id.to_string().as_bytes())))
}

/// Ends what was sent to this person for these purposes.
pub(crate) async fn end(cx: &Cx, tx: &Tx, user: UserId, purposes: &[TokenPurpose]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(cx.now()))
        .filter(Column::UserId.eq(user))
        .filter(Column::Purpose.is_in(purposes.iter().copied()))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The row a link names, if we have signed it: known before anything dear is done, and before the row is asked for.
pub(crate) fn read(cx: &Cx, purpose: TokenPurpose, token: &str) -> Result<AccountTokenId, Refusal> {
    let (id, signature) = token.trim().split_once('.').ok_or_else(over)?;
    if !cx.keys.verify(signing(purpose), id.as_bytes(), signature) {
        return Err(over());
    }
    id.parse().map_err(|_| over())
}

/// As [`redeem`], for a link that only the account it is for may use. Whoever else reads the mail at the address may be somebody in
/// whose name the account was made: following the link, they would hand what is theirs to whoever knows its password.
pub(crate) async fn redeem_own(cx: &Cx, tx: &Tx, viewer: &Viewer, id: AccountTokenId) -> Result<Model> {
    let row = redeem(cx, tx, id).await?;
    if viewer.user() == Some(row.user_id) {
        return Ok(row);
    }
    Err(Refusal::NotAllowed { message: "This link is for another account. Sign in there, and follow it again.".into() }.into())
}

/// Uses a link up. Of two who use it at once, one does.
pub(crate) async fn redeem(cx: &Cx, tx: &Tx, id: AccountTokenId) -> Result<Model> {
    let sql = "UPDATE account_token SET used_at = $1 WHERE id = $2 AND used_at IS NULL AND expires_at > $1 RETURNING *";
    let row: Option<Model> = db::one(tx, sql, [cx.now().into(), id.into()]).await?;
    row.ok_or_else(|| over().into())
}

/// The one answer to every link that does not hold.
pub(crate) fn over() -> Refusal {
    Refusal::invalid("input.token", "This link is not valid, or not any more. Ask for a new one.")
}
