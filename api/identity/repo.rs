//! Accounts as they are read.

use entity::ids::UserId;
use entity::states::Role;
use entity::user::{Column, Entity, Model};
use kernel::{Cursor, Direction, Operator, Page, Paged};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::model::{Life, User};

/// The account with this id, for whoever has been told the id by a row of their own.
///
/// # Errors
/// The database's own.
pub async fn user(db: &impl ConnectionTrait, id: UserId) -> Result<Option<User>> {
    Ok(Entity::find_by_id(id).one(db).await?.map(User::from))
}

/// As [`user`]; nobody else changes the account until the transaction is over.
///
/// # Errors
/// The database's own.
pub(crate) async fn held(tx: &Tx, id: UserId) -> Result<Option<User>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?.map(User::from))
}

/// The account of somebody who is there, whole; nobody else changes it, or what opens it, until the transaction is over: of two who take
/// a way in away one comes second.
pub(crate) async fn hold(tx: &Tx, id: UserId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or_else(|| Error::broken("an account is gone"))
}

/// As [`user`], for many at once; unknown ones are left out.
///
/// # Errors
/// The database's own.
pub async fn users_by_ids(db: &impl ConnectionTrait, ids: &[UserId]) -> Result<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::Id, ids)).all(db).await?.into_iter().map(User::from).collect())
}

/// Which accounts; what is `None` does not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among {
    /// In lower case.
    pub email: Option<String>,
    pub role: Option<Role>,
}

/// Accounts, the newest first.
///
/// # Errors
/// The database's own.
pub async fn users(db: &impl ConnectionTrait, _: &Operator, among: &Among, page: &Page) -> Result<Paged<User>> {
    let mut query = Entity::find().limit(page.size + 1);
    if let Some(email) = &among.email {
        query = query.filter(Column::Email.eq(email.as_str()));
    }
    if let Some(role) = among.role {
        query = query.filter(Column::Role.eq(role));
    }
    let forward = page.direction == Direction::Forward;
    if let Some(Cursor { key, id }) = &page.cursor {
        let id = UserId(*id);
        let (later, tied) = if forward { (Column::CreatedAt.lt(*key), Column::Id.lt(id)) } else { (Column::CreatedAt.gt(*key), Column::Id.gt(id)) };
        query = query.filter(Condition::any().add(later).add(Condition::all().add(Column::CreatedAt.eq(*key)).add(tied)));
    }
    let query =
        if forward { query.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id) } else { query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id) };
    let rows = query.all(db).await?.into_iter().map(User::from).collect();
    Ok(page.close(rows, |user: &User| Cursor::new(user.created_at, user.id)))
}

/// Notes that somebody belongs to a vendor's team: their sessions, this one too, become the short ones of people who can move other
/// people's stock and money. An operator stays one.
///
/// # Errors
/// The database's own.
pub async fn mark_vendor(cx: &Cx, tx: &Tx, id: UserId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Role, Expr::value(Role::Vendor))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::Role.eq(Role::Customer))
        .exec(tx)
        .await?;
    let life = Life::of(Role::Vendor, cx.environment);
    let sql = "UPDATE session SET expires_at = CASE WHEN expires_at < $1 THEN expires_at ELSE $1 END, \
               idle_ms = CASE WHEN idle_ms < $2 THEN idle_ms ELSE $2 END WHERE user_id = $3 AND revoked_at IS NULL";
    db::execute(tx, sql, [(cx.now() + life.absolute_ms).into(), life.idle_ms.into(), id.into()]).await?;
    Ok(())
}

/// The account of an address, for writing to it: whoever reads the mail there may know that there is one.
///
/// # Errors
/// The database's own.
pub async fn by_address(db: &impl ConnectionTrait, email: &str) -> Result<Option<User>> {
    Ok(by_email(db, email).await?.map(User::from))
}

/// The digest of somebody's password.
pub(crate) async fn digest(db: &impl ConnectionTrait, id: UserId) -> Result<Option<String>> {
    Ok(Entity::find_by_id(id).one(db).await?.map(|user| user.password_hash))
}

/// By the address somebody signs in with, as `kernel::email` writes it.
pub(crate) async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Email.eq(email)).one(db).await?)
}
