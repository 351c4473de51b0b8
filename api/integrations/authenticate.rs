//! From a key to the program behind it.

use std::net::IpAddr;
use std::time::Duration;

use entity::api_client_key;
use entity::ids::{ApiClientId, ApiClientKeyId, UserId, VendorId};
use entity::states::UserState;
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
    key: ApiClientKeyId,
    vendor: Option<VendorId>,
    scopes: String,
    addresses: String,
    until: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    id: ApiClientId,
    key: ApiClientKeyId,
    made_by: UserId,
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

/// Whether it is written as ours are; what is not costs no look.
fn is_written_well(key: &str) -> bool {
    key.strip_prefix(KEY).is_some_and(|secret| secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Which program sent this key; nothing where it is no key of ours, has ended, or is not for the address it came from.
///
/// # Errors
/// The database's own.
pub async fn authenticate(cx: &Cx, key: &str, from: Option<&str>) -> Result<Option<Viewer>> {
    if !is_written_well(key) {
        return Ok(None);
    }
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
    Ok(Some(Viewer::Client { client: live.client, key: live.key, vendor: live.vendor, scopes: Scopes::named(&live.scopes) }))
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
    let sql = "SELECT c.id, k.id AS key, c.made_by, c.vendor_id, c.scopes, c.addresses, c.expires_at AS client_ends, k.expires_at AS key_ends \
               FROM api_client_key k JOIN api_client c ON c.id = k.client_id WHERE k.key_hash = $1 AND c.revoked_at IS NULL";
    let row: Option<Row> = db::one(&cx.db, sql, [hash.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let until = [row.client_ends, row.key_ends].into_iter().flatten().min();
    let scopes = Scopes::named(&row.scopes).and(maker(cx, row.made_by, row.vendor_id).await?);
    Ok(Some(Live { client: row.id, key: row.key, vendor: row.vendor_id, scopes: scopes.names(), addresses: row.addresses, until }))
}

/// What whoever answers for a client may today, in its place.
async fn maker(cx: &Cx, user: UserId, vendor: Option<VendorId>) -> Result<Scopes> {
    let Some(person) = identity::user(&cx.db, user).await?.filter(|person| person.state == UserState::Active) else { return Ok(Scopes::default()) };
    let Some(vendor) = vendor else { return Ok(identity::scopes_of(person.role)) };
    let places = vendors::memberships(&cx.db, user).await?;
    Ok(places.into_iter().find(|(id, _)| *id == vendor).map(|(_, place)| vendors::scopes_of(place)).unwrap_or_default())
}

/// The same program as it is now, for connections that outlive a request; nothing when its key, or it, has ended.
///
/// # Errors
/// The database's own.
pub async fn still(cx: &Cx, client: ApiClientId, key: ApiClientKeyId) -> Result<Option<Viewer>> {
    let Some(hash) = api_client_key::Entity::find_by_id(key).one(&cx.db).await?.map(|key| key.key_hash) else { return Ok(None) };
    let live = read(cx, &hash).await?.filter(|live| live.client == client && live.until.is_none_or(|until| cx.now() < until));
    Ok(live.map(|live| Viewer::Client { client, key, vendor: live.vendor, scopes: Scopes::named(&live.scopes) }))
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
        let live = |addresses: &str| Live {
            client: ApiClientId(Uuid::nil()),
            key: ApiClientKeyId(Uuid::nil()),
            vendor: None,
            scopes: "orders_read".into(),
            addresses: addresses.into(),
            until: None,
        };
        assert!(may_come_from(&live(""), None) && may_come_from(&live(""), Some("198.51.100.1")));
        let home = live("203.0.113.0/24 2001:db8::/32");
        assert!(may_come_from(&home, Some("203.0.113.9")) && may_come_from(&home, Some("2001:db8::1")));
        assert!(!may_come_from(&home, Some("198.51.100.1")) && !may_come_from(&home, None) && !may_come_from(&home, Some("nowhere")));
    }
}
