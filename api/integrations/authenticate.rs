//! From a key to the program behind it.

use std::net::IpAddr;
use std::time::Duration;

use entity::api_client_key;
use entity::ids::{ApiClientId, VendorId};
use kernel::{Network, Scopes, Viewer};
use platform::{Cx, Result, crypto, db};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::model::KEY;

/// How long a copy is believed. Revoking removes it; this is for the node that the removal did not reach.
const BELIEVED: Duration = Duration::from_secs(5);

/// A key as requests see it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Live {
    client: ApiClientId,
    vendor: Option<VendorId>,
    scopes: String,
    addresses: String,
    until: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    id: ApiClientId,
    vendor_id: Option<VendorId>,
    scopes: String,
    addresses: String,
    client_ends: Option<i64>,
    key_ends: Option<i64>,
}

/// Whether it looks like a key rather than like a person's token.
#[must_use]
pub fn is_key(bearer: &str) -> bool {
    bearer.starts_with(KEY)
}

/// Which program sent this key; nothing where it is no key of ours, has ended, or is not for the address it came from.
///
/// # Errors
/// The database's own.
pub async fn authenticate(cx: &Cx, key: &str, from: Option<&str>) -> Result<Option<Viewer>> {
    let hash = crypto::sha256(key.as_bytes());
    let place = cached(&hash);
    let live = match cx.cache.read::<Live>(&place).await {
        Some(live) => live,
        None => {
            let Some(live) = read(cx, &hash).await? else { return Ok(None) };
            cx.cache.write(&place, &live, BELIEVED).await;
            live
        }
    };
    if live.until.is_some_and(|until| until <= cx.now()) {
        return Ok(None);
    }
    if !may_come_from(&live, from) {
        tracing::warn!(client = %live.client, "a key was sent from an address that it is not for");
        return Ok(None);
    }
    Ok(Some(Viewer::Client { client: live.client, vendor: live.vendor, scopes: Scopes::named(&live.scopes) }))
}

fn may_come_from(live: &Live, from: Option<&str>) -> bool {
    if live.addresses.is_empty() {
        return true;
    }
    // Who cannot be placed is not at home.
    let Some(from) = from.and_then(|from| from.parse::<IpAddr>().ok()) else { return false };
    live.addresses.split(' ').any(|network| network.parse::<Network>().is_ok_and(|network| network.holds(from)))
}

async fn read(cx: &Cx, hash: &str) -> Result<Option<Live>> {
    let sql = "SELECT c.id, c.vendor_id, c.scopes, c.addresses, c.expires_at AS client_ends, k.expires_at AS key_ends \
               FROM api_client_key k JOIN api_client c ON c.id = k.client_id WHERE k.key_hash = $1 AND c.revoked_at IS NULL";
    let row: Option<Row> = db::one(&cx.db, sql, [hash.into()]).await?;
    Ok(row.map(|row| {
        let until = [row.client_ends, row.key_ends].into_iter().flatten().min();
        Live { client: row.id, vendor: row.vendor_id, scopes: row.scopes, addresses: row.addresses, until }
    }))
}

/// The same program as it may be now, for connections that outlive a request; nothing when it has ended.
///
/// # Errors
/// The database's own.
pub async fn still_good(cx: &Cx, client: ApiClientId) -> Result<bool> {
    let row = entity::api_client::Entity::find_by_id(client).one(&cx.db).await?;
    let good = |row: &entity::api_client::Model| row.revoked_at.is_none() && row.expires_at.is_none_or(|at| cx.now() < at);
    Ok(row.as_ref().is_some_and(good))
}

/// Removes the copies of a client's keys, so that the next request reads the rows.
pub(crate) async fn forget(cx: &Cx, client: ApiClientId) -> Result<()> {
    let keys = api_client_key::Entity::find().filter(api_client_key::Column::ClientId.eq(client)).all(&cx.db).await?;
    for key in keys {
        cx.cache.remove(&cached(&key.key_hash)).await;
    }
    Ok(())
}

fn cached(hash: &str) -> String {
    format!("api-client:{hash}")
}

#[cfg(test)]
mod tests {
    use entity::ids::Uuid;

    use super::*;

    #[test]
    fn a_key_works_from_where_it_may() {
        let live =
            |addresses: &str| Live { client: ApiClientId(Uuid::nil()), vendor: None, scopes: "orders_read".into(), addresses: addresses.into(), until: None };
        assert!(may_come_from(&live(""), None) && may_come_from(&live(""), Some("198.51.100.1")));
        let home = live("203.0.113.0/24 2001:db8::/32");
        assert!(may_come_from(&home, Some("203.0.113.9")) && may_come_from(&home, Some("2001:db8::1")));
        assert!(!may_come_from(&home, Some("198.51.100.1")) && !may_come_from(&home, None) && !may_come_from(&home, Some("nowhere")));
    }
}
