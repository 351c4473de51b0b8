//! Programs with keys of their own.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::ids::ApiClientId;
use entity::{api_client, api_client_key};
use kernel::Scopes;

use super::product::grouped;
use crate::connection;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::roles::Scope;
use crate::graphql::scalars::DateTime;

const DAY: i64 = 24 * 3_600_000;
/// Usage is told for this long.
const USAGE_DAYS: i64 = 30;
/// More fields than this nobody reads.
const MOST_FIELDS: usize = 500;

/// A program that works here with a key and rights of its own.
pub struct ApiClient(pub api_client::Model);

connection!(ApiClient, ApiClientConnection, ApiClientEdge, "A page of API clients.", "An API client in its list.");

/// A program that works here with a key and rights of its own.
#[Object]
impl ApiClient {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// What people call it.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it may do.
    async fn scopes(&self) -> Vec<Scope> {
        Scopes::named(&self.0.scopes).iter().map(Into::into).collect()
    }
    /// The networks it may ask from; anywhere where there is none.
    async fn allowed_addresses(&self) -> Vec<&str> {
        self.0.addresses.split_ascii_whitespace().collect()
    }
    /// Its keys, the newest first. While it is given a new one, two are good.
    async fn keys(&self, ctx: &Context<'_>) -> Result<Vec<ApiClientKey>> {
        Ok(ctx.load(KeysOf(self.0.id)).await?.unwrap_or_default().into_iter().map(ApiClientKey::from).collect())
    }
    /// Which fields it asked for in the last thirty days, the most asked for first; at most 500 of them.
    #[graphql(directive = cost::apply(None, Some(50), None))]
    async fn usage(&self, ctx: &Context<'_>) -> Result<Vec<ApiClientFieldUsage>> {
        Ok(ctx.load(UsageOf(self.0.id)).await?.unwrap_or_default())
    }
    /// When it last asked for anything, to about ten seconds.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime)
    }
    /// When it ends by itself.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime)
    }
    /// When it was ended.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime)
    }
    /// The person who answers for it: it may what they may. Whoever changes its key takes that over.
    async fn answerable_id(&self) -> ID {
        self.0.made_by.into()
    }
    /// Since when it is there.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// A key of an API client, without the key.
#[derive(SimpleObject)]
pub struct ApiClientKey {
    /// Its last four characters, to tell it from others.
    pub hint: String,
    /// Since when it is good.
    pub created_at: DateTime,
    /// Until when; null for as long as the client is.
    pub expires_at: Option<DateTime>,
}

impl From<api_client_key::Model> for ApiClientKey {
    fn from(row: api_client_key::Model) -> Self {
        Self { hint: row.hint, created_at: DateTime(row.created_at), expires_at: row.expires_at.map(DateTime) }
    }
}

/// How often an API client asked for a field.
#[derive(SimpleObject, Clone)]
pub struct ApiClientFieldUsage {
    /// The type and the field: `Order.number`.
    pub field: String,
    /// In how many operations.
    pub operations: i64,
}

/// The keys of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct KeysOf(ApiClientId);

impl Loader<KeysOf> for Loaders {
    type Value = Vec<api_client_key::Model>;
    type Error = LoadError;

    async fn load(&self, clients: &[KeysOf]) -> Result<HashMap<KeysOf, Self::Value>, Self::Error> {
        let ids: Vec<ApiClientId> = clients.iter().map(|of| of.0).collect();
        Ok(grouped(integrations::keys_of(&self.cx.db, &ids).await.map_err(Arc::new)?, |row| KeysOf(row.client_id)))
    }
}

/// What a client asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct UsageOf(ApiClientId);

impl Loader<UsageOf> for Loaders {
    type Value = Vec<ApiClientFieldUsage>;
    type Error = LoadError;

    async fn load(&self, clients: &[UsageOf]) -> Result<HashMap<UsageOf, Self::Value>, Self::Error> {
        let ids: Vec<ApiClientId> = clients.iter().map(|of| of.0).collect();
        let since = self.cx.now().div_euclid(DAY) - USAGE_DAYS;
        let mut found: HashMap<UsageOf, Self::Value> = HashMap::new();
        for (client, field, operations) in integrations::usage_of(&self.cx.db, &ids, since).await.map_err(Arc::new)? {
            let fields = found.entry(UsageOf(client)).or_default();
            if fields.len() < MOST_FIELDS {
                fields.push(ApiClientFieldUsage { field, operations });
            }
        }
        Ok(found)
    }
}
