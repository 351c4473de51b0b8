//! A client made, its key changed, its end.

use entity::ids::{ApiClientId, ApiClientKeyId};
use entity::{api_client, api_client_key};
use kernel::{Operator, Principal, Refusal, Scopes, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx, audit, crypto};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;

use crate::authenticate;
use crate::model::{KEY, Made, NewClient, no_such_client};
use crate::repo::{self, Of};

const HOUR: i64 = 3_600_000;
/// More live ones than this nobody needs.
const MOST_LIVE: u64 = 100;
/// How long an old key may go on beside the new one.
pub const MOST_OVERLAP_HOURS: i64 = 7 * 24;

/// Whoever manages clients: a vendor's, or the marketplace's own.
pub trait Manager {
    /// Whose clients they manage.
    fn of(&self) -> Option<entity::ids::VendorId>;
    /// What they may do themselves.
    fn rights(&self) -> Scopes;
    /// Who they are.
    fn principal(&self) -> Principal;
}

impl Manager for VendorMember {
    fn of(&self) -> Option<entity::ids::VendorId> {
        Some(self.vendor)
    }
    fn rights(&self) -> Scopes {
        self.scopes
    }
    fn principal(&self) -> Principal {
        self.into()
    }
}

impl Manager for Operator {
    fn of(&self) -> Option<entity::ids::VendorId> {
        None
    }
    fn rights(&self) -> Scopes {
        self.scopes
    }
    fn principal(&self) -> Principal {
        self.into()
    }
}

/// Makes a client, and its first key.
///
/// # Errors
/// `ValidationFailed` naming the part, `NotAllowed` for a right that the maker has not, `LimitExceeded` beyond a hundred live ones.
pub async fn create(cx: &Cx, by: &impl Manager, key: Option<&str>, new: &NewClient) -> Result<Made> {
    let request = Request::new(by.principal(), "apiClientCreate", key, new)?;
    let checked = &new.checked(by.rights(), cx.now())?;
    let secret = &fresh();
    let mut made = None;
    let id: ApiClientId = once(cx, "integrations.create_client", &request, |tx| {
        let row = api_client::Model {
            id: cx.id(),
            vendor_id: by.of(),
            name: checked.name.clone(),
            scopes: checked.scopes.names(),
            addresses: checked.addresses.clone(),
            created_by: request.actor.clone(),
            created_at: cx.now(),
            expires_at: checked.expires_at,
            revoked_at: None,
            last_used_at: None,
        };
        made = Some(row.id);
        async move {
            let live = api_client::Entity::find().filter(api_client::Column::RevokedAt.is_null());
            let live = match row.vendor_id {
                Some(vendor) => live.filter(api_client::Column::VendorId.eq(vendor)),
                None => live.filter(api_client::Column::VendorId.is_null()),
            };
            if live.count(&tx).await? >= MOST_LIVE {
                let message = format!("At most {MOST_LIVE} API clients may be live at once. Revoke some first.");
                return Err(Refusal::LimitExceeded { field: Vec::new(), message, retry_after_seconds: None }.into());
            }
            let id = row.id;
            api_client::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
            add_key(cx, &tx, id, secret).await?;
            Ok(id)
        }
    })
    .await?;
    Ok(Made { client: id, key: (made == Some(id)).then(|| secret.clone()) })
}

/// Makes another key for a client. Those it had go on for `overlap_hours`, so that a program can be given the new one in peace.
///
/// # Errors
/// `NotFound` for a foreign one, `StateConflict` for one that has ended, `ValidationFailed` on `input.overlapHours`.
pub async fn rotate(cx: &Cx, by: &impl Manager, key: Option<&str>, id: ApiClientId, overlap_hours: i64) -> Result<Made> {
    if !(0..=MOST_OVERLAP_HOURS).contains(&overlap_hours) {
        return Err(Refusal::invalid("input.overlapHours", format!("From 0 to {MOST_OVERLAP_HOURS} hours.")).into());
    }
    let input = json!({ "apiClientId": id.to_string(), "overlapHours": overlap_hours });
    let request = Request::new(by.principal(), "apiClientRotate", key, &input)?;
    let secret = &fresh();
    let of = Of(by.of());
    let mut ran = false;
    let id: ApiClientId = once(cx, "integrations.rotate_client", &request, |tx| {
        ran = true;
        async move {
            let client = repo::lock(&tx, of, id).await?.ok_or_else(no_such_client)?;
            if client.revoked_at.is_some() || client.expires_at.is_some_and(|at| at <= cx.now()) {
                return Err(Refusal::state("This client has ended. Make another one.").into());
            }
            let until = cx.now() + overlap_hours * HOUR;
            api_client_key::Entity::update_many()
                .col_expr(api_client_key::Column::ExpiresAt, Expr::value(until))
                .filter(api_client_key::Column::ClientId.eq(id))
                .filter(sea_orm::Condition::any().add(api_client_key::Column::ExpiresAt.is_null()).add(api_client_key::Column::ExpiresAt.gt(until)))
                .exec(&tx)
                .await?;
            add_key(cx, &tx, id, secret).await?;
            Ok(id)
        }
    })
    .await?;
    let fresh = ran && !cx.was_replayed();
    authenticate::forget(cx, id).await?;
    Ok(Made { client: id, key: fresh.then(|| secret.clone()) })
}

/// Ends a client: its keys are dead at once. Ending it again changes nothing.
///
/// # Errors
/// `NotFound` for a foreign one.
pub async fn revoke(cx: &Cx, by: &impl Manager, key: Option<&str>, id: ApiClientId) -> Result<ApiClientId> {
    let request = Request::new(by.principal(), "apiClientRevoke", key, &id)?;
    let of = Of(by.of());
    let id: ApiClientId = once(cx, "integrations.revoke_client", &request, |tx| async move {
        let client = repo::lock(&tx, of, id).await?.ok_or_else(no_such_client)?;
        audit::before(&tx, json!({ "name": client.name, "scopes": client.scopes, "revoked": client.revoked_at.is_some() }));
        api_client::Entity::update_many()
            .col_expr(api_client::Column::RevokedAt, Expr::value(cx.now()))
            .filter(api_client::Column::Id.eq(id))
            .filter(api_client::Column::RevokedAt.is_null())
            .exec(&tx)
            .await?;
        Ok(id)
    })
    .await?;
    authenticate::forget(cx, id).await?;
    Ok(id)
}

/// 256 bits behind a beginning that tells what it is.
fn fresh() -> String {
    format!("{KEY}{}", crypto::token())
}

async fn add_key(cx: &Cx, tx: &Tx, client: ApiClientId, secret: &str) -> Result<()> {
    let row = api_client_key::Model {
        id: cx.id::<ApiClientKeyId>(),
        client_id: client,
        key_hash: crypto::sha256(secret.as_bytes()),
        hint: secret[secret.len() - 4..].to_owned(),
        created_at: cx.now(),
        expires_at: None,
    };
    api_client_key::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
