//! A client made, its key changed, its end.

use entity::ids::{ApiClientId, ApiClientKeyId, UserId, VendorId};
use entity::{api_client, api_client_key};
use kernel::{Operator, Principal, Refusal, Scopes, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx, audit, crypto};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;

use crate::authenticate;
use crate::model::{KEY, Made, NewClient, no_such_client};
use crate::repo::{self, Of};

const HOUR: i64 = 3_600_000;
/// More live ones than this nobody needs.
const MOST_LIVE: u64 = 20;
/// While one is changed for another there are two; more than this nobody keeps apart.
const MOST_KEYS: u64 = 5;
/// How long an old key may go on beside the new one.
pub const MOST_OVERLAP_HOURS: i64 = 7 * 24;

/// Whoever manages clients: a vendor's, or the marketplace's own.
pub trait Manager {
    /// Whose clients they manage.
    fn of(&self) -> Option<VendorId>;
    /// What they may do themselves.
    fn rights(&self) -> Scopes;
    /// Who they are.
    fn principal(&self) -> Principal;
    /// The person; no program manages programs.
    fn person(&self) -> Option<UserId>;
    /// Whether they end other people's clients too.
    fn ends_any(&self) -> bool;
}

impl Manager for VendorMember {
    fn of(&self) -> Option<VendorId> {
        Some(self.vendor)
    }
    fn rights(&self) -> Scopes {
        self.scopes
    }
    fn principal(&self) -> Principal {
        self.into()
    }
    fn person(&self) -> Option<UserId> {
        self.who.person()
    }
    fn ends_any(&self) -> bool {
        false
    }
}

impl Manager for Operator {
    fn of(&self) -> Option<VendorId> {
        None
    }
    fn rights(&self) -> Scopes {
        self.scopes
    }
    fn principal(&self) -> Principal {
        self.into()
    }
    fn person(&self) -> Option<UserId> {
        self.who.person()
    }
    fn ends_any(&self) -> bool {
        true
    }
}

fn no_program() -> Refusal {
    Refusal::NotAllowed { message: "A program cannot let programs in.".into() }
}

/// Makes a client, and its first key.
///
/// # Errors
/// `ValidationFailed` naming the part, `NotAllowed` for a right that the maker has not, `LimitExceeded` beyond twenty live ones.
pub async fn create(cx: &Cx, by: &impl Manager, key: Option<&str>, new: &NewClient) -> Result<Made> {
    let request = Request::new(by.principal(), "apiClientCreate", key, new)?;
    let made_by = by.person().ok_or_else(no_program)?;
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
            made_by,
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
            add_key(cx, &tx, (id, by.of()), cx.id(), secret).await?;
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
    let (secret, of, made_by) = (&fresh(), Of(by.of()), by.person().ok_or_else(no_program)?);
    let mut made = None;
    let (id, key_id): (ApiClientId, ApiClientKeyId) = once(cx, "integrations.rotate_client", &request, |tx| {
        let key_id = cx.id();
        made = Some(key_id);
        async move {
            let client = repo::lock(&tx, of, id).await?.ok_or_else(no_such_client)?;
            let now = cx.now();
            if client.revoked_at.is_some() || client.expires_at.is_some_and(|at| at <= now) {
                return Err(Refusal::state("This client has ended. Make another one.").into());
            }
            let keys = api_client_key::Entity::find().filter(api_client_key::Column::ClientId.eq(id));
            api_client_key::Entity::delete_many()
                .filter(api_client_key::Column::ClientId.eq(id))
                .filter(api_client_key::Column::ExpiresAt.lte(now))
                .exec(&tx)
                .await?;
            let until = now + overlap_hours * HOUR;
            let lasting = Condition::any().add(api_client_key::Column::ExpiresAt.is_null()).add(api_client_key::Column::ExpiresAt.gt(until));
            api_client_key::Entity::update_many()
                .col_expr(api_client_key::Column::ExpiresAt, Expr::value(until))
                .filter(api_client_key::Column::ClientId.eq(id))
                .filter(lasting)
                .exec(&tx)
                .await?;
            if overlap_hours > 0 && keys.count(&tx).await? >= MOST_KEYS {
                return Err(Refusal::state(format!("It has {MOST_KEYS} keys that are good. Give it a new one without an overlap.")).into());
            }
            // Whoever changes a key answers for the client from then on.
            api_client::Entity::update_many()
                .col_expr(api_client::Column::MadeBy, Expr::value(made_by))
                .filter(api_client::Column::Id.eq(id))
                .exec(&tx)
                .await?;
            add_key(cx, &tx, (id, client.vendor_id), key_id, secret).await?;
            Ok((id, key_id))
        }
    })
    .await?;
    authenticate::forget(cx, id).await?;
    Ok(Made { client: id, key: (made == Some(key_id)).then(|| secret.clone()) })
}

/// Ends a client: its keys are dead at once. Ending it again changes nothing.
///
/// # Errors
/// `NotFound` for a foreign one.
pub async fn revoke(cx: &Cx, by: &impl Manager, key: Option<&str>, id: ApiClientId) -> Result<ApiClientId> {
    let request = Request::new(by.principal(), "apiClientRevoke", key, &id)?;
    let (of, any) = (Of(by.of()), by.ends_any());
    let id: ApiClientId = once(cx, "integrations.revoke_client", &request, |tx| async move {
        let client = if any { repo::lock_any(&tx, id).await? } else { repo::lock(&tx, of, id).await? };
        let client = client.ok_or_else(no_such_client)?;
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

async fn add_key(cx: &Cx, tx: &Tx, (client, vendor): (ApiClientId, Option<VendorId>), id: ApiClientKeyId, secret: &str) -> Result<()> {
    let row = api_client_key::Model {
        id,
        client_id: client,
        vendor_id: vendor,
        key_hash: crypto::sha256(secret.as_bytes()),
        hint: secret[secret.len() - 4..].to_owned(),
        created_at: cx.now(),
        expires_at: None,
    };
    api_client_key::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
