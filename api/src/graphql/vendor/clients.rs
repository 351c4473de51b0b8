//! API clients: a vendor's, and for operators the marketplace's own.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::ids::ApiClientId;
use integrations::{Made, NewClient};
use kernel::{Operator, VendorMember};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles::{self, Scope};
use crate::graphql::scalars::{DateTime, id};
use crate::graphql::types::api_client::{ApiClient, ApiClientConnection};

#[derive(Default)]
pub struct ApiClientQuery;

#[derive(Default)]
pub struct ApiClientMutation;

/// A program to be let in.
#[derive(InputObject)]
pub struct ApiClientCreateInput {
    /// What people call it.
    pub name: String,
    /// What it may do: rights that you have yourself, but never to change teams, roles and accounts, to hand out keys or to be
    /// somebody else.
    pub scopes: Vec<Scope>,
    /// Addresses and networks it may ask from (`203.0.113.0/24`), at most twenty; anywhere where there is none.
    #[graphql(default)]
    pub allowed_addresses: Vec<String>,
    /// When it ends by itself.
    pub expires_at: Option<DateTime>,
    /// Sent again with the same key, the request has no second effect, and shows no key again.
    pub idempotency_key: Option<String>,
}

/// Whose key to change.
#[derive(InputObject)]
pub struct ApiClientRotateInput {
    /// The client.
    pub api_client_id: ID,
    /// For how many hours its old keys go on beside the new one, from 0 to 168.
    #[graphql(default = 24)]
    pub overlap_hours: i64,
    /// Sent again with the same key, the request has no second effect, and shows no key again.
    pub idempotency_key: Option<String>,
}

/// Which client to end.
#[derive(InputObject)]
pub struct ApiClientRevokeInput {
    /// The client.
    pub api_client_id: ID,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a client and its key.
#[derive(SimpleObject)]
pub struct ApiClientKeyPayload {
    /// The client; null when it was refused.
    pub api_client: Option<ApiClient>,
    /// The new key, to be sent as `Authorization: Bearer`. It is shown this once and stored nowhere.
    pub key: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of the end of a client.
#[derive(SimpleObject)]
pub struct ApiClientRevokePayload {
    /// The client as it is now; null when it was refused.
    pub api_client: Option<ApiClient>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Whose clients are meant: a vendor's where somebody acts for one, the marketplace's own for an operator who names none.
enum By {
    Vendor(VendorMember),
    Operator(Operator),
}

impl By {
    fn of(ctx: &Context<'_>, scope: Scope) -> Result<Self> {
        match ctx.operator(scope.into()) {
            Ok(operator) if ctx.scope().vendor.is_none() => Ok(Self::Operator(operator)),
            _ => ctx.vendor_member(scope.into()).map(Self::Vendor),
        }
    }

    async fn find(&self, ctx: &Context<'_>, id: ApiClientId) -> Result<Option<ApiClient>> {
        let db = &ctx.cx().db;
        let found = match self {
            Self::Vendor(member) => integrations::own(db, member, id).await?,
            Self::Operator(operator) => integrations::own_platforms(db, operator, id).await?,
        };
        Ok(found.map(ApiClient))
    }
}

#[Object]
impl ApiClientQuery {
    /// Your API clients, the newest first, ended ones too.
    #[graphql(
        guard = "roles::either::clients_read::guard",
        visible = "roles::either::clients_read::shows",
        directive = roles::auth::apply(roles::either::clients_read::ROLES.to_vec(), roles::either::clients_read::SCOPE)
    )]
    async fn api_clients(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<ApiClientConnection> {
        let (by, page, db) = (By::of(ctx, Scope::ClientsRead)?, page(first, after, last, before)?, &ctx.cx().db);
        let found = match &by {
            By::Vendor(member) => integrations::clients(db, member, &page).await?,
            By::Operator(operator) => integrations::platforms(db, operator, &page).await?,
        };
        Ok(ApiClientConnection::new(&page, found, ApiClient))
    }

    /// One of your API clients. Somebody else's answers exactly like one that is not there.
    #[graphql(
        guard = "roles::either::clients_read::guard",
        visible = "roles::either::clients_read::shows",
        directive = roles::auth::apply(roles::either::clients_read::ROLES.to_vec(), roles::either::clients_read::SCOPE)
    )]
    async fn api_client(&self, ctx: &Context<'_>, #[graphql(desc = "Its id.")] id: ID) -> Result<Option<ApiClient>> {
        let Ok(id) = id.parse::<ApiClientId>() else { return Ok(None) };
        By::of(ctx, Scope::ClientsRead)?.find(ctx, id).await
    }
}

#[Object]
impl ApiClientMutation {
    /// Lets a program in, and shows its key this once. Takes a second factor shown within a quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::either::clients_write::guard",
        visible = "roles::either::clients_write::shows",
        directive = roles::auth::apply(roles::either::clients_write::ROLES.to_vec(), roles::either::clients_write::SCOPE)
    )]
    async fn api_client_create(&self, ctx: &Context<'_>, #[graphql(desc = "Which program.")] input: ApiClientCreateInput) -> Result<ApiClientKeyPayload> {
        let (by, key) = (By::of(ctx, Scope::ClientsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let made = async {
            let scopes = input.scopes.iter().map(|scope| kernel::Scope::from(*scope).name()).collect();
            let new = NewClient { name: input.name, scopes, addresses: input.allowed_addresses, expires_at: input.expires_at.map(|at| at.0) };
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            match &by {
                By::Vendor(member) => integrations::create(ctx.cx(), member, key, &new).await,
                By::Operator(operator) => integrations::create(ctx.cx(), operator, key, &new).await,
            }
        };
        ApiClientKeyPayload::of(ctx, &by, made.await).await
    }

    /// Gives a client another key, and shows it this once. Takes a second factor shown within a quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::either::clients_write::guard",
        visible = "roles::either::clients_write::shows",
        directive = roles::auth::apply(roles::either::clients_write::ROLES.to_vec(), roles::either::clients_write::SCOPE)
    )]
    async fn api_client_rotate(&self, ctx: &Context<'_>, #[graphql(desc = "Whose key.")] input: ApiClientRotateInput) -> Result<ApiClientKeyPayload> {
        let (by, key) = (By::of(ctx, Scope::ClientsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let made = async {
            let (client, hours) = (id("input.apiClientId", &input.api_client_id)?, input.overlap_hours);
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            match &by {
                By::Vendor(member) => integrations::rotate(ctx.cx(), member, key, client, hours).await,
                By::Operator(operator) => integrations::rotate(ctx.cx(), operator, key, client, hours).await,
            }
        };
        ApiClientKeyPayload::of(ctx, &by, made.await).await
    }

    /// Ends a client; its keys are dead at once. An operator ends any, a vendor's too.
    #[graphql(
        guard = "roles::either::clients_write::guard",
        visible = "roles::either::clients_write::shows",
        directive = roles::auth::apply(roles::either::clients_write::ROLES.to_vec(), roles::either::clients_write::SCOPE)
    )]
    async fn api_client_revoke(&self, ctx: &Context<'_>, #[graphql(desc = "Which client.")] input: ApiClientRevokeInput) -> Result<ApiClientRevokePayload> {
        let (by, key) = (By::of(ctx, Scope::ClientsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let ended = async {
            let client = id("input.apiClientId", &input.api_client_id)?;
            match &by {
                By::Vendor(member) => integrations::revoke(ctx.cx(), member, key, client).await,
                By::Operator(operator) => integrations::revoke(ctx.cx(), operator, key, client).await,
            }
        };
        let (ended, user_errors) = settled(ended.await)?;
        let api_client = match (ended, &by) {
            (Some(client), By::Operator(operator)) => integrations::any(&ctx.cx().db, operator, client).await?.map(ApiClient),
            (Some(client), By::Vendor(_)) => by.find(ctx, client).await?,
            (None, _) => None,
        };
        Ok(ApiClientRevokePayload { api_client, user_errors })
    }
}

impl ApiClientKeyPayload {
    async fn of(ctx: &Context<'_>, by: &By, made: platform::Result<Made>) -> Result<Self> {
        let (made, user_errors) = settled(made)?;
        let Some(Made { client, key }) = made else { return Ok(Self { api_client: None, key: None, user_errors }) };
        Ok(Self { api_client: by.find(ctx, client).await?, key, user_errors })
    }
}
