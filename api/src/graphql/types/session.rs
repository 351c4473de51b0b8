//! What a signed-in client keeps.

use async_graphql::SimpleObject;
use identity::Tokens;

use super::user::User;
use crate::graphql::scalars::DateTime;

/// The secrets of a session. They are shown once and stored nowhere.
#[derive(SimpleObject)]
pub struct SessionTokens {
    /// Goes along with every request as `Authorization: Bearer`; a signed JWT that lives ten minutes.
    pub access_token: String,
    /// Is exchanged once for the next pair by `sessionRefresh`.
    pub refresh_token: String,
    /// When the access token ends.
    pub expires_at: DateTime,
    /// Who signed in.
    pub user: User,
}

impl SessionTokens {
    #[must_use]
    pub fn of(tokens: Tokens) -> Self {
        let Tokens { access_token, refresh_token, expires_at, user } = tokens;
        Self { access_token, refresh_token, expires_at: DateTime(expires_at), user: User::whole(user) }
    }
}
