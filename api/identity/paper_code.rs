//! Codes on paper, for whoever loses what they show otherwise. Each is good once.

use entity::ids::UserId;
use entity::recovery_code::{ActiveModel, Column, Entity};
use platform::{Cx, Result, Tx, crypto};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// How many somebody has.
const CODES: usize = 10;
const PAPER: &str = "recovery-code";

/// New ones; the old ones are over.
pub(crate) async fn renew(cx: &Cx, tx: &Tx, user: UserId) -> Result<Vec<String>> {
    forget(tx, user).await?;
    let codes: Vec<String> = (0..CODES).map(|_| paper_code()).collect();
    let rows = codes.iter().map(|code| ActiveModel { user_id: Set(user), code_hash: Set(cx.keys.mark(PAPER, &of_paper(user, code))), used_at: Set(None) });
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes)
}

/// The first ones of somebody who has none; who has some keeps them, unless those came with something weaker than what is added
/// now: who was handed them by a code that was sent would hold what is as strong.
pub(crate) async fn first(cx: &Cx, tx: &Tx, user: UserId, stronger: bool) -> Result<Option<Vec<String>>> {
    if !stronger && left(tx, user).await? > 0 {
        return Ok(None);
    }
    renew(cx, tx, user).await.map(Some)
}

pub(crate) async fn forget(tx: &Tx, user: UserId) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(user)).exec(tx).await?;
    Ok(())
}

/// How many were not used yet.
pub(crate) async fn left(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    Ok(Entity::find().filter(Column::UserId.eq(user)).filter(Column::UsedAt.is_null()).count(db).await?)
}

/// Uses one up.
pub(crate) async fn take(cx: &Cx, tx: &Tx, user: UserId, code: &str) -> Result<bool> {
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(cx.now()))
        .filter(Column::UserId.eq(user))
        .filter(Column::CodeHash.is_in(cx.keys.marks(PAPER, &of_paper(user, code))))
        .filter(Column::UsedAt.is_null());
    Ok(taken.exec(tx).await?.rows_affected > 0)
}

/// Fifty bits in letters and digits that cannot be taken for each other.
fn paper_code() -> String {
    const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";
    let code: String = crypto::random::<10>().iter().map(|byte| LETTERS[usize::from(byte & 31)] as char).collect();
    format!("{}-{}", &code[..5], &code[5..])
}

/// What a data key marks, so that a copy of the database is no list to guess from.
fn of_paper(user: UserId, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    format!("{user}:{}", plain.to_ascii_lowercase()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_on_paper_differ_and_can_be_read() {
        let codes: std::collections::HashSet<String> = (0..100).map(|_| paper_code()).collect();
        assert_eq!(codes.len(), 100);
        assert!(codes.iter().all(|code| code.len() == 11 && !code.contains(['o', 'l', 'i', '1'])));
    }
}
