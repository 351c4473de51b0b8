//! What a signed-in client keeps.

use async_graphql::{Context, SimpleObject};
use axum::http::header;
use identity::Tokens;

use super::user::User;
use crate::cookies::App;
use crate::graphql::context::Ask;
use crate::graphql::scalars::DateTime;

/// The secrets of a session. They are shown once and stored nowhere.
#[derive(SimpleObject)]
pub struct SessionTokens {
    /// Goes along with every request as `Authorization: Bearer`; a signed JWT that lives ten minutes. Null for the shop and the
    /// desk (`X-App`): their browsers keep it in a cookie that no script reads.
    pub access_token: Option<String>,
    /// Is exchanged once for the next pair by `sessionRefresh`. Null likewise.
    pub refresh_token: Option<String>,
    /// When the access token ends.
    pub expires_at: DateTime,
    /// Who signed in.
    pub user: User,
}

impl SessionTokens {
    /// In the answer, or in the cookies of the app that asked.
    #[must_use]
    pub fn of(ctx: &Context<'_>, tokens: Tokens) -> Self {
        Self::kept(ctx, ctx.jar().map(|jar| jar.app), tokens)
    }

    /// In the answer, or in the shop's cookies where an app asked: who looks through somebody's eyes does so in the shop, and stays
    /// who they are at their desk.
    #[must_use]
    pub fn in_the_shop(ctx: &Context<'_>, tokens: Tokens) -> Self {
        Self::kept(ctx, ctx.jar().map(|_| App::Shop), tokens)
    }

    fn kept(ctx: &Context<'_>, app: Option<App>, tokens: Tokens) -> Self {
        let Tokens { access_token, refresh_token, expires_at, user } = tokens;
        let (expires_at, user) = (DateTime(expires_at), User::whole(user));
        let Some(app) = app else { return Self { access_token: Some(access_token), refresh_token: Some(refresh_token), expires_at, user } };
        for cookie in app.keep(&access_token, &refresh_token) {
            ctx.append_http_header(header::SET_COOKIE, cookie);
        }
        Self { access_token: None, refresh_token: None, expires_at, user }
    }
}

/// Lets the browser of the app that asks forget its session.
pub fn forget(ctx: &Context<'_>) {
    for cookie in ctx.jar().iter().flat_map(|jar| jar.app.forget()) {
        ctx.append_http_header(header::SET_COOKIE, cookie);
    }
}
