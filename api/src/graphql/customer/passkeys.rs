//! Passkeys: keys that a device keeps, and uses for a finger, a face or a PIN.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use identity::Named;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{Json, id};
use crate::graphql::types::session::SessionTokens;
use crate::graphql::types::user::Passkey;

#[derive(Default)]
pub struct PasskeyMutation;

/// Who adds a passkey: you.
#[derive(InputObject)]
pub struct PasskeyRegisterBeginInput {
    /// As you call the device or where its keys are kept, such as `Telephone`.
    pub label: String,
    /// Your password; left out where your account has none, in a session that was just opened.
    pub password: Option<String>,
}

/// What a device is asked for.
#[derive(SimpleObject)]
pub struct PasskeyOptionsPayload {
    /// What the browser's `PublicKeyCredential.parseCreationOptionsFromJSON` takes, or, to show a passkey,
    /// `parseRequestOptionsFromJSON`; null when it was refused. Good once, for five minutes.
    pub options: Option<Json>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// A new passkey, as the browser answers.
#[derive(InputObject)]
pub struct PasskeyRegisterCompleteInput {
    /// What `navigator.credentials.create` gave, as its `toJSON()` writes it.
    pub answer: Json,
}

/// What became of a passkey that was to be added.
#[derive(SimpleObject)]
pub struct PasskeyRegisterCompletePayload {
    /// As it is kept; null when it was refused.
    pub passkey: Option<Passkey>,
    /// Ten codes for whoever loses the device, each good once; null when it was refused, or there are codes already. They are shown
    /// once and stored nowhere.
    pub recovery_codes: Option<Vec<String>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What a passkey is to be shown for.
#[derive(InputObject)]
pub struct PasskeyBeginInput {
    /// From `sessionCreate`, to answer it. Left out, somebody signed in shows it for this session once more, and anybody else signs in
    /// by it alone.
    pub challenge: Option<String>,
}

/// A passkey that is shown, as the browser answers.
#[derive(InputObject)]
pub struct PasskeyCompleteInput {
    /// What `navigator.credentials.get` gave, as its `toJSON()` writes it.
    pub answer: Json,
    /// How this device is called in the list of sessions.
    pub device: Option<String>,
}

/// What became of a passkey that was shown.
#[derive(SimpleObject)]
pub struct PasskeyCompletePayload {
    /// The session that is opened; null where one was open already, or it was refused.
    pub session: Option<SessionTokens>,
    /// Whether it was accepted.
    pub verified: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Which passkey is to go.
#[derive(InputObject)]
pub struct PasskeyRemoveInput {
    /// One of `me.passkeys`.
    pub passkey_id: ID,
}

/// What became of a passkey that was to go.
#[derive(SimpleObject)]
pub struct PasskeyRemovePayload {
    /// The id it had; null when it was refused.
    pub removed_id: Option<ID>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl PasskeyMutation {
    /// Begins to add a passkey: gives what the browser makes one by. Takes your password and, where there is one, a second factor shown
    /// within a quarter of an hour. At most twenty.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(Some(100), None, None)
    )]
    async fn passkey_register_begin(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who adds one.")] input: PasskeyRegisterBeginInput,
    ) -> Result<PasskeyOptionsPayload> {
        let named = Named { label: input.label, password: input.password };
        PasskeyOptionsPayload::of(identity::begin_passkey(ctx.cx(), ctx.passkeys(), ctx.viewer(), &named).await)
    }

    /// Adds the passkey that the browser made. It signs in alone from then on, and the password alone does not any more; all your other
    /// sessions end, and you are told by mail. Write the codes down that it may answer with.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn passkey_register_complete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The browser's answer.")] input: PasskeyRegisterCompleteInput,
    ) -> Result<PasskeyRegisterCompletePayload> {
        let added = identity::complete_passkey(ctx.cx(), ctx.passkeys(), ctx.viewer(), input.answer.0).await;
        let (added, user_errors) = settled(added)?;
        let (passkey, recovery_codes) = added.map(|added| (Passkey(added.passkey), added.recovery_codes)).unzip();
        Ok(PasskeyRegisterCompletePayload { passkey, recovery_codes: recovery_codes.flatten(), user_errors })
    }

    /// Begins to show a passkey: gives what the browser asks the device with. It signs in by itself, both factors in one, and nobody
    /// says who they are first; with a `challenge` it is the second half of a sign-in; signed in it is the proof that changes of
    /// password, address and second factor take when it is older than a quarter of an hour.
    async fn passkey_begin(&self, ctx: &Context<'_>, #[graphql(desc = "What for.")] input: PasskeyBeginInput) -> Result<PasskeyOptionsPayload> {
        let client = ctx.scope().client.as_deref();
        PasskeyOptionsPayload::of(identity::ask_passkey(ctx.cx(), ctx.passkeys(), ctx.viewer(), input.challenge.as_deref(), client).await)
    }

    /// Shows the passkey, as the browser answered. One that nobody has, somebody else's, and one that signed wrongly are refused alike
    /// (`NOT_ALLOWED`). It takes no idempotency key, because its answer is a secret and is not stored.
    #[graphql(directive = cost::apply(Some(100), None, None))]
    async fn passkey_complete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The browser's answer.")] input: PasskeyCompleteInput,
    ) -> Result<PasskeyCompletePayload> {
        let PasskeyCompleteInput { answer, device } = input;
        let client = ctx.scope().client.as_deref();
        let shown = identity::show_passkey(ctx.cx(), ctx.passkeys(), ctx.viewer(), answer.0, device.as_deref(), client).await;
        let (shown, user_errors) = settled(shown)?;
        Ok(PasskeyCompletePayload { verified: shown.is_some(), session: shown.flatten().map(|tokens| SessionTokens::of(ctx, tokens)), user_errors })
    }

    /// Takes a passkey away. Takes a second factor shown within a quarter of an hour, and not the last way in; all your other sessions
    /// end, and you are told by mail.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn passkey_remove(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: PasskeyRemoveInput) -> Result<PasskeyRemovePayload> {
        let gone = async {
            let passkey = id("input.passkeyId", &input.passkey_id)?;
            identity::remove_passkey(ctx.cx(), ctx.viewer(), passkey).await.map(|()| passkey)
        };
        let (gone, user_errors) = settled(gone.await)?;
        Ok(PasskeyRemovePayload { removed_id: gone.map(Into::into), user_errors })
    }
}

impl PasskeyOptionsPayload {
    fn of(outcome: platform::Result<serde_json::Value>) -> Result<Self> {
        let (options, user_errors) = settled(outcome)?;
        Ok(Self { options: options.map(Json), user_errors })
    }
}
