//! Where somebody has things sent to, written down for the next time.

use entity::address::{Column, Entity, Model};
use entity::ids::{AddressId, UserId};
use kernel::{Address, Refusal, Viewer, optional_text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::model::sign_in_first;

/// Nobody lives in more places.
const MOST: u64 = 50;

/// A new address, or another text for one.
#[derive(Clone, Debug, Serialize)]
pub struct AddressChange {
    /// None makes a new one.
    pub id: Option<AddressId>,
    /// As the person calls it.
    pub label: Option<String>,
    pub address: Address,
    /// The version they saw.
    pub expected_version: Option<i64>,
}

/// The addresses of these people, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn addresses_of(db: &impl ConnectionTrait, people: &[UserId]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(db::among(Column::UserId, people)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?)
}

/// Writes an address down, or changes one of one's own.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `NotFound` on `input.id`, `ValidationFailed`, `VersionConflict`, `LimitExceeded` beyond fifty.
pub async fn upsert_address(cx: &Cx, viewer: &Viewer, key: Option<&str>, change: &AddressChange) -> Result<Model> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let label = &optional_text("input.label", change.label.as_deref(), 50)?;
    let address = &serde_json::to_value(&change.address)?;
    let request = Request::new(format!("user:{user}"), "addressUpsert", key, change)?;
    let id = once(cx, "identity.upsert_address", &request, |tx| async move {
        match change.id {
            None => add(cx, &tx, user, label.clone(), address.clone()).await,
            Some(id) => replace(cx, &tx, user, id, label.as_deref(), address, change.expected_version).await,
        }
    })
    .await?;
    own(&cx.db, user, id).await?.ok_or_else(|| Refusal::not_found("input.id", "address").into())
}

async fn add(cx: &Cx, tx: &Tx, user: UserId, label: Option<String>, address: serde_json::Value) -> Result<AddressId> {
    let there = Entity::find().filter(Column::UserId.eq(user)).limit(MOST).all(tx).await?.len();
    if there as u64 >= MOST {
        return Err(Refusal::LimitExceeded { field: Vec::new(), message: format!("At most {MOST} addresses."), retry_after_seconds: None }.into());
    }
    let now = cx.now();
    let row = Model { id: cx.id(), user_id: user, label, address, version: 1, created_at: now, updated_at: now };
    let id = row.id;
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(id)
}

async fn replace(cx: &Cx, tx: &Tx, user: UserId, id: AddressId, label: Option<&str>, address: &serde_json::Value, expected: Option<i64>) -> Result<AddressId> {
    let current = own(tx, user, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.id", "address")))?;
    let changed = Entity::update_many()
        .col_expr(Column::Label, Expr::value(label))
        .col_expr(Column::Address, Expr::value(address.clone()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::UserId.eq(user))
        .filter(Column::Version.eq(expected.unwrap_or(current.version)))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 { Err(Refusal::moved("input.expectedVersion", current.version).into()) } else { Ok(id) }
}

/// Forgets an address of one's own. Orders keep what was written on their parcels.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `NotFound` on `input.id`.
pub async fn delete_address(cx: &Cx, viewer: &Viewer, key: Option<&str>, id: AddressId) -> Result<AddressId> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let request = Request::new(format!("user:{user}"), "addressDelete", key, &id)?;
    once(cx, "identity.delete_address", &request, |tx| async move {
        let gone = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::UserId.eq(user)).exec(&tx).await?;
        if gone.rows_affected == 0 { Err(Refusal::not_found("input.id", "address").into()) } else { Ok(id) }
    })
    .await
}

async fn own(db: &impl ConnectionTrait, user: UserId, id: AddressId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::UserId.eq(user)).one(db).await?)
}
