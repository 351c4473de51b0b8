//! What people change about themselves.

use entity::ids::UserId;
use entity::user::{Column, Entity, Preferences};
use kernel::{Refusal, Viewer, line};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::model::{ProfileChange, User, locale, sign_in_first};
use crate::repo;

/// Changes the name or the language of the person who asks.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed`, `VersionConflict`.
pub async fn update_profile(cx: &Cx, viewer: &Viewer, key: Option<&str>, change: ProfileChange) -> Result<User> {
    let id = viewer.user().ok_or_else(sign_in_first)?;
    let request = Request::new(format!("user:{id}"), "profileUpdate", key, &change)?;
    let name = &change.name.as_deref().map(|name| line("input.name", name, 1, 100)).transpose()?;
    let locale = &change.locale.as_deref().map(|value| locale("input.locale", value)).transpose()?;
    let preferences = &change.preferences.clone().map(checked).transpose()?;
    let expected = change.expected_version;
    let id: UserId = once(cx, "identity.update_profile", &request, |tx| async move {
        let current = repo::held(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("", "user")))?;
        let version = expected.unwrap_or(current.version);
        let mut update = Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
            .filter(Column::Id.eq(id));
        // Without an expected version the last writer wins, field by field.
        if expected.is_some() {
            update = update.filter(Column::Version.eq(version));
        }
        if let Some(name) = name {
            update = update.col_expr(Column::Name, Expr::value(name.as_str()));
        }
        if let Some(locale) = locale {
            update = update.col_expr(Column::Locale, Expr::value(locale.as_str()));
        }
        if let Some(preferences) = preferences {
            // News are a matter of consent, which is written down where it is given.
            update = update.col_expr(Column::Preferences, Expr::value(Preferences { news: current.preferences.news, ..preferences.clone() }));
        }
        if update.exec(&tx).await?.rows_affected == 0 {
            return Err(Refusal::moved("input.expectedVersion", current.version).into());
        }
        Ok(id)
    })
    .await?;
    repo::user(&cx.db, id).await?.ok_or_else(|| Error::broken("an account is gone"))
}

fn checked(preferences: Preferences) -> Result<Preferences, Refusal> {
    let currency = preferences.currency.as_deref().map(|code| kernel::currency("input.preferences.currency", code)).transpose()?;
    Ok(Preferences { currency: currency.map(|currency| currency.code().to_owned()), ..preferences })
}
