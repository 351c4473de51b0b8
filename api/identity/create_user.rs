//! An account made by whoever runs the installation: the command line and the seeds.

use entity::ids::UserId;
use entity::states::{Role, UserState};
use entity::user::{ActiveModel, Column, Entity, Preferences};
use kernel::{Refusal, line};
use platform::audit::{self, Change};
use platform::{Cx, Error, Result};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, EntityTrait, ExprTrait};
use serde_json::json;

use crate::chosen::{new_password, words_of};
use crate::live::{self, Reason, Which};
use crate::model::User;
use crate::{password, repo, set_role};

/// Makes the account, or gives an existing one this password, name and role; run twice it does the same.
///
/// # Errors
/// `ValidationFailed` for what will not do, `StateConflict` where the last super admin would be none any more.
pub async fn create_user(cx: &Cx, email: &str, password: &str, name: &str, role: Role) -> Result<User> {
    let email = kernel::email("input.email", email)?;
    let name = line("input.name", name, 1, 100)?;
    new_password("input.password", password, &words_of(cx, &email, &name))?;
    let password_hash = password::hash(password).await?;
    let now = cx.now();
    let row = ActiveModel {
        id: Set(cx.id::<UserId>()),
        email: Set(email.clone()),
        name: Set(name),
        password_hash: Set(password_hash),
        role: Set(role),
        state: Set(UserState::Active),
        locale: Set("en".into()),
        // Whoever runs the installation knows whose it is.
        email_verified_at: Set(Some(now)),
        preferences: Set(Preferences::default()),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let (row, email) = (&row, email.as_str());
    let (user, ended) = cx
        .db
        .write("identity.create_user", |tx| async move {
            let renew = OnConflict::column(Column::Email)
                .update_columns([Column::Name, Column::PasswordHash, Column::Role, Column::State, Column::UpdatedAt])
                .value(Column::Version, Expr::col((Entity, Column::Version)).add(1))
                .to_owned();
            let highest = set_role::highest(&tx).await?;
            let before = repo::by_email(&tx, email).await?;
            if role != Role::SuperAdmin && before.as_ref().is_some_and(|user| highest == [user.id]) {
                return Err(Refusal::state("This is the last super admin. Make another one first.").into());
            }
            let before = before.map(|user| json!({ "role": user.role, "state": user.state }));
            Entity::insert(row.clone()).on_conflict(renew).exec_without_returning(&tx).await?;
            let user = repo::by_email(&tx, email).await?.map(User::from).ok_or_else(|| Error::broken("an account just written is not there"))?;
            let after = Some(json!({ "role": user.role, "state": user.state }));
            audit::record(cx, &tx, Change { action: "userCreate", subject: user.id.to_string(), before, after, ..Change::default() })?;
            // Whoever sat in the account by its old password does not come along.
            let ended = live::revoke(cx, &tx, user.id, Which::All, Reason::RoleChanged).await?;
            Ok((user, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}
