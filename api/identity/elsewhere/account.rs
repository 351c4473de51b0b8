//! Whose account it is that somebody has elsewhere; made where there is none.

use entity::identity_link;
use entity::ids::{IdentityLinkId, UserId};
use entity::states::{Role, UserState};
use entity::user::{self, Preferences};
use kernel::Refusal;
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::claimed::Claimed;
use super::provider::Provider;
use super::roles;
use crate::attempts::{self, Limit};
use crate::letters::{self, LetterDue};
use crate::{live, password};

/// The account, with the roles that the provider says it has today.
pub(crate) async fn of(cx: &Cx, provider: &Provider, claimed: &Claimed, locale: &str, address: &str) -> Result<user::Model> {
    if let Some(link) = find(&cx.db, claimed).await? {
        return known(cx, provider, claimed, &link).await;
    }
    let Some(email) = claimed.email.as_deref() else {
        let label = &provider.label;
        return Err(Refusal::state(format!("{label} told no address of mail that is yours. Register here, and link {label} from your account.")).into());
    };
    // Before anybody looks: it costs the same whether the address has an account or not.
    attempts::take(cx, Limit::register_from(cx.environment), address).await?;
    made(cx, provider, claimed, email, locale).await
}

pub(crate) async fn find(db: &impl ConnectionTrait, claimed: &Claimed) -> Result<Option<identity_link::Model>> {
    let query = identity_link::Entity::find()
        .filter(identity_link::Column::Issuer.eq(claimed.issuer.as_str()))
        .filter(identity_link::Column::Subject.eq(claimed.subject.as_str()));
    Ok(query.one(db).await?)
}

/// Somebody who was here before.
async fn known(cx: &Cx, provider: &Provider, claimed: &Claimed, link: &identity_link::Model) -> Result<user::Model> {
    let (user, ended) = cx
        .db
        .write("identity.known_elsewhere", |tx| async move {
            let user = account(&tx, link.user_id).await?;
            if user.state == UserState::Suspended {
                return Err(Refusal::NotAllowed { message: "This account is suspended.".into() }.into());
            }
            // Not there any more: unlinked meanwhile.
            if touch(cx, &tx, provider, claimed, link.id).await? == 0 {
                return Err(Refusal::state("This was unlinked just now. Begin again.").into());
            }
            let ended = roles::apply(cx, &tx, user.id, user.role, link, claimed.role).await?;
            Ok((account(&tx, user.id).await?, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}

/// Somebody new, with an address that nobody has. One that somebody has is theirs: whoever comes with it proves that they are the
/// same by signing in there.
async fn made(cx: &Cx, provider: &Provider, claimed: &Claimed, email: &str, locale: &str) -> Result<user::Model> {
    let label = &provider.label;
    let taken = || Refusal::state(format!("This address has an account here. Sign in there, and link {label} from it."));
    let (now, id) = (cx.now(), cx.id::<UserId>());
    let row = &user::ActiveModel {
        id: Set(id),
        email: Set(email.to_owned()),
        name: Set(called(claimed, email)),
        password_hash: Set(password::NONE.into()),
        role: Set(Role::Customer),
        state: Set(UserState::Active),
        locale: Set(locale.to_owned()),
        email_verified_at: Set(claimed.proved.then_some(now)),
        preferences: Set(Preferences::default()),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let user = cx.db.write("identity.new_elsewhere", |tx| async move {
        let silent = OnConflict::column(user::Column::Email).do_nothing().to_owned();
        if user::Entity::insert(row.clone()).on_conflict(silent).exec_without_returning(&tx).await? == 0 {
            return Err(taken().into());
        }
        let link = insert(cx, &tx, provider, claimed, id).await?.ok_or_else(|| Refusal::state("This was done twice at once. Begin again."))?;
        if !claimed.proved {
            letters::due(cx, &tx, &LetterDue::Registered { user_id: id, email: email.to_owned() }).await?;
        }
        // Nobody has a session yet that would end.
        roles::apply(cx, &tx, id, Role::Customer, &link, claimed.role).await?;
        account(&tx, id).await
    });
    user.await
}

/// What a new account is called.
fn called(claimed: &Claimed, email: &str) -> String {
    let name = claimed.name.as_deref().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    let name = name.trim();
    if name.is_empty() { email.split('@').next().unwrap_or_default().to_owned() } else { name.to_owned() }
}

async fn account(tx: &Tx, id: UserId) -> Result<user::Model> {
    user::Entity::find_by_id(id).one(tx).await?.ok_or_else(|| Error::broken("an account is gone"))
}

/// A new link; none where the same account elsewhere has one.
pub(crate) async fn insert(cx: &Cx, tx: &Tx, provider: &Provider, claimed: &Claimed, user: UserId) -> Result<Option<identity_link::Model>> {
    let now = cx.now();
    let row = identity_link::Model {
        id: cx.id(),
        user_id: user,
        provider: provider.id.clone(),
        issuer: claimed.issuer.clone(),
        subject: claimed.subject.clone(),
        email: claimed.email.clone(),
        granted_role: None,
        role_before: None,
        created_at: now,
        last_used_at: now,
    };
    let silent = OnConflict::columns([identity_link::Column::Issuer, identity_link::Column::Subject]).do_nothing().to_owned();
    let written = identity_link::Entity::insert(row.clone().into_active_model().reset_all()).on_conflict(silent).exec_without_returning(tx).await?;
    Ok((written > 0).then_some(row))
}

/// Notes its use, and what it is known by today.
async fn touch(cx: &Cx, tx: &Tx, provider: &Provider, claimed: &Claimed, id: IdentityLinkId) -> Result<u64> {
    let touched = identity_link::Entity::update_many()
        .col_expr(identity_link::Column::Provider, Expr::value(provider.id.as_str()))
        .col_expr(identity_link::Column::Email, Expr::value(claimed.email.clone()))
        .col_expr(identity_link::Column::LastUsedAt, Expr::value(cx.now()))
        .filter(identity_link::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(touched.rows_affected)
}
