//! A team: who is in it, who is asked in.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::vendor::{MemberRole, VendorInvitation, VendorMember};

#[derive(Default)]
pub struct VendorInvitationQuery;

#[derive(Default)]
pub struct VendorMemberMutation;

/// Whom to ask into the team.
#[derive(InputObject)]
pub struct VendorMemberInviteInput {
    /// Where the letter goes. Only the account of this address can accept.
    pub email: String,
    /// What they are to be.
    pub role: MemberRole,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Which invitation to take back.
#[derive(InputObject)]
pub struct VendorInvitationWithdrawInput {
    /// An open one.
    pub invitation_id: ID,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Who is to be what in the team.
#[derive(InputObject)]
pub struct VendorMemberUpdateInput {
    /// A member of your team.
    pub user_id: ID,
    /// What they are from now on.
    pub role: MemberRole,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Who leaves the team.
#[derive(InputObject)]
pub struct VendorMemberRemoveInput {
    /// A member of your team, or yourself.
    pub user_id: ID,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an invitation.
#[derive(SimpleObject)]
pub struct VendorInvitationPayload {
    /// The invitation as it is now; null when it was refused.
    pub invitation: Option<VendorInvitation>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of a member.
#[derive(SimpleObject)]
pub struct VendorMemberUpdatePayload {
    /// The member as they are now; null when it was refused.
    pub member: Option<VendorMember>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of somebody's leaving.
#[derive(SimpleObject)]
pub struct VendorMemberRemovePayload {
    /// Who left; null when it was refused.
    pub removed_id: Option<ID>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorInvitationQuery {
    /// Who is asked into your team and has not answered, the newest first; at most fifty.
    #[graphql(
        guard = "roles::vendor::team_read::guard",
        visible = "roles::vendor::team_read::shows",
        directive = roles::auth::apply(roles::vendor::team_read::ROLES.to_vec(), roles::vendor::team_read::SCOPE),
        directive = cost::apply(None, Some(20), None)
    )]
    async fn vendor_invitations(&self, ctx: &Context<'_>) -> Result<Vec<VendorInvitation>> {
        let member = ctx.vendor_member(Scope::TeamRead)?;
        let open = vendors::invitations(&ctx.cx().db, &member, ctx.cx().now()).await?;
        Ok(open.into_iter().map(VendorInvitation).collect())
    }
}

#[Object]
impl VendorMemberMutation {
    /// Asks somebody into your team, by mail. It answers alike whether they have an account. An owner alone makes owners. Takes a
    /// second factor shown within a quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::vendor::team_write::guard",
        visible = "roles::vendor::team_write::shows",
        directive = roles::auth::apply(roles::vendor::team_write::ROLES.to_vec(), roles::vendor::team_write::SCOPE)
    )]
    async fn vendor_member_invite(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and as what.")] input: VendorMemberInviteInput,
    ) -> Result<VendorInvitationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::TeamWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let asked = async {
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            vendors::invite(ctx.cx(), &member, key, &input.email, input.role.into()).await
        };
        let (invitation, user_errors) = settled(asked.await)?;
        Ok(VendorInvitationPayload { invitation: invitation.map(VendorInvitation), user_errors })
    }

    /// Takes an invitation back; its link is dead at once.
    #[graphql(
        guard = "roles::vendor::team_write::guard",
        visible = "roles::vendor::team_write::shows",
        directive = roles::auth::apply(roles::vendor::team_write::ROLES.to_vec(), roles::vendor::team_write::SCOPE)
    )]
    async fn vendor_invitation_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: VendorInvitationWithdrawInput,
    ) -> Result<VendorInvitationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::TeamWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let taken = async { vendors::withdraw_invitation(ctx.cx(), &member, key, id("input.invitationId", &input.invitation_id)?).await };
        let (invitation, user_errors) = settled(taken.await)?;
        Ok(VendorInvitationPayload { invitation: invitation.map(VendorInvitation), user_errors })
    }

    /// Gives a member another place. Owners are changed by owners alone, and one is always left. Takes a second factor shown within a
    /// quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::vendor::team_write::guard",
        visible = "roles::vendor::team_write::shows",
        directive = roles::auth::apply(roles::vendor::team_write::ROLES.to_vec(), roles::vendor::team_write::SCOPE)
    )]
    async fn vendor_member_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is to be what.")] input: VendorMemberUpdateInput,
    ) -> Result<VendorMemberUpdatePayload> {
        let (member, key) = (ctx.vendor_member(Scope::TeamWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let moved = async {
            let user = id("input.userId", &input.user_id)?;
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            vendors::set_place(ctx.cx(), &member, key, user, input.role.into()).await
        };
        let (moved, user_errors) = settled(moved.await)?;
        Ok(VendorMemberUpdatePayload { member: moved.map(VendorMember), user_errors })
    }

    /// Takes somebody out of your team: yourself, or with the right to change the team anybody. One owner is always left.
    #[graphql(
        guard = "roles::vendor::team_read::guard",
        visible = "roles::vendor::team_read::shows",
        directive = roles::auth::apply(roles::vendor::team_read::ROLES.to_vec(), roles::vendor::team_read::SCOPE)
    )]
    async fn vendor_member_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who leaves.")] input: VendorMemberRemoveInput,
    ) -> Result<VendorMemberRemovePayload> {
        roles::oneself(ctx)?;
        let (member, key) = (ctx.vendor_member(Scope::TeamRead)?, ctx.key(input.idempotency_key.as_deref()));
        let gone = async { vendors::remove(ctx.cx(), &member, key, id("input.userId", &input.user_id)?).await };
        let (removed, user_errors) = settled(gone.await)?;
        Ok(VendorMemberRemovePayload { removed_id: removed.map(Into::into), user_errors })
    }
}
