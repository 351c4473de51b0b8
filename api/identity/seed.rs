//! Many accounts with one password, for the demonstration.

use std::collections::HashMap;

use entity::ids::UserId;
use entity::states::{Role, UserState};
use entity::user::{ActiveModel, Column, Entity, Preferences};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::chosen::new_password;
use crate::password;

/// SQLite takes 32,766 values in a statement.
const ROWS: usize = 2_000;

/// An account to start with.
#[derive(Clone, Debug)]
pub struct SeedUser {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub locale: String,
    pub created_at: i64,
}

/// The digest that all of them share: hashing takes as long as a hundred rows, and a demonstration's password is public anyway.
///
/// # Errors
/// `ValidationFailed` for a password that will not do.
pub async fn seed_password(password: &str) -> Result<String> {
    new_password("input.password", password, &[])?;
    password::hash(password).await
}

/// Writes accounts; those that are there already stay as they are. Returns everybody's id by address.
///
/// # Errors
/// The database's own.
pub async fn seed_users(cx: &Cx, tx: &Tx, digest: &str, users: &[SeedUser]) -> Result<HashMap<String, UserId>> {
    let mut ids = HashMap::new();
    for chunk in users.chunks(ROWS) {
        let rows = chunk.iter().map(|user| ActiveModel {
            id: Set(cx.id()),
            email: Set(user.email.clone()),
            name: Set(user.name.clone()),
            password_hash: Set(digest.to_owned()),
            role: Set(user.role),
            state: Set(UserState::Active),
            locale: Set(user.locale.clone()),
            email_verified_at: Set(Some(user.created_at)),
            preferences: Set(Preferences::default()),
            version: Set(1),
            created_at: Set(user.created_at),
            updated_at: Set(user.created_at),
        });
        Entity::insert_many(rows).on_conflict(OnConflict::column(Column::Email).do_nothing().to_owned()).exec_without_returning(tx).await?;
        let there = Entity::find().filter(Column::Email.is_in(chunk.iter().map(|user| user.email.as_str()))).all(tx).await?;
        ids.extend(there.into_iter().map(|user| (user.email, user.id)));
    }
    Ok(ids)
}

/// The account with this address, for a seed that asks whether it was there before.
///
/// # Errors
/// The database's own.
pub async fn seeded_user(db: &impl ConnectionTrait, email: &str) -> Result<Option<UserId>> {
    Ok(Entity::find().filter(Column::Email.eq(email)).one(db).await?.map(|user| user.id))
}
