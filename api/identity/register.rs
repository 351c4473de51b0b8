//! A new account, or a silent nothing where the address has one.

use entity::ids::UserId;
use entity::states::{Role, UserState};
use entity::user::{self, Preferences};
use kernel::{email, line};
use platform::{Cx, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::attempts::{self, Limit};
use crate::chosen::{new_password, words_of};
use crate::letters::{self, LetterDue};
use crate::model::{Registration, locale};
use crate::password;

/// Registers a customer and sends the link that proves the address. One that has an account is answered just as a new one, at
/// the same cost, and nothing about the account changes; whoever owns it is told by mail and signs in as before.
///
/// # Errors
/// `ValidationFailed` for what will not do, `LimitExceeded` for too many from one address.
pub async fn register(cx: &Cx, registration: Registration) -> Result<()> {
    let email = email("input.email", &registration.email)?;
    let name = line("input.name", &registration.name, 1, 100)?;
    let locale = locale("input.locale", &registration.locale)?;
    new_password("input.password", &registration.password, &words_of(cx, &email, &name))?;
    attempts::take(cx, Limit::register_from(cx.environment), &attempts::address(registration.ip.as_deref())).await?;
    // Hashed before anybody looks: the work is the same whether the address is taken or not.
    let password_hash = password::hash(&registration.password).await?;
    let now = cx.now();
    let user_id = cx.id::<UserId>();
    let due = &LetterDue::Registered { user_id, email: email.clone() };
    let row = user::ActiveModel {
        id: Set(user_id),
        email: Set(email),
        name: Set(name),
        password_hash: Set(password_hash),
        role: Set(Role::Customer),
        state: Set(UserState::Active),
        locale: Set(locale),
        email_verified_at: Set(None),
        preferences: Set(Preferences::default()),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = &row;
    cx.db
        .write("identity.register", |tx| async move {
            let silent = OnConflict::column(user::Column::Email).do_nothing().to_owned();
            user::Entity::insert(row.clone()).on_conflict(silent).exec_without_returning(&tx).await?;
            letters::due(cx, &tx, due).await
        })
        .await
}
