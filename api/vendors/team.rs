//! Who belongs to a team: asked in by mail, moved to another place, taken out.

use entity::ids::{InvitationId, UserId, VendorId};
use entity::states::{InvitationState, MemberRole};
use entity::{vendor_invitation, vendor_member};
use kernel::{Refusal, VendorMember, Viewer, email};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, audit};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use crate::letters::{self, LetterDue};
use crate::{create, repo};

const DAY: i64 = 24 * 3_600_000;
/// How long an invitation stands.
const STANDS_MS: i64 = 7 * DAY;
/// A team has at most this many members.
const MOST_MEMBERS: u64 = 200;
/// As many invitations may be open at once: more is somebody writing to strangers in our name.
pub(crate) const MOST_OPEN: u64 = 50;
const SIGNING: &str = "vendor-invitation";

/// Asks somebody into the member's team, by mail. Asked again, the same invitation stands anew, for the place named last.
///
/// # Errors
/// `ValidationFailed` on `input.email`, `NotAllowed` for a place above one's own, `LimitExceeded` with too many open ones.
pub async fn invite(cx: &Cx, member: &VendorMember, key: Option<&str>, address: &str, role: MemberRole) -> Result<vendor_invitation::Model> {
    let address = &email("input.email", address)?;
    let request = Request::new(member, "vendorMemberInvite", key, &json!({ "email": address, "role": role }))?;
    // Whoever asks by another key asks anew; nobody has strangers written to without end in our name.
    identity::may_be_written_to(cx, "invite", address).await?;
    let id: InvitationId = once(cx, "vendors.invite", &request, |tx| async move {
        let rights = held(&tx, member).await?;
        rights.may_change()?;
        rights.may_touch(role)?;
        let open = vendor_invitation::Entity::find()
            .filter(vendor_invitation::Column::VendorId.eq(member.vendor))
            .filter(vendor_invitation::Column::State.eq(InvitationState::Open));
        let earlier = open.clone().filter(vendor_invitation::Column::Email.eq(address.as_str())).one(&tx).await?;
        // One that expired stands in nobody's way.
        if earlier.is_none() && open.filter(vendor_invitation::Column::ExpiresAt.gt(cx.now())).count(&tx).await? >= MOST_OPEN {
            let message = format!("At most {MOST_OPEN} invitations may be open at once. Withdraw some first.");
            return Err(Refusal::LimitExceeded { field: kernel::field("input.email"), message, retry_after_seconds: None }.into());
        }
        if let Some(earlier) = &earlier {
            close(&tx, earlier.id, InvitationState::Withdrawn).await?;
        }
        let now = cx.now();
        let row = vendor_invitation::Model {
            id: cx.id(),
            vendor_id: member.vendor,
            email: address.clone(),
            role,
            state: InvitationState::Open,
            invited_by: member.who.to_string(),
            created_at: now,
            expires_at: now + STANDS_MS,
        };
        let id = row.id;
        vendor_invitation::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        letters::due(cx, &tx, &LetterDue::Invitation { invitation_id: id }).await?;
        Ok(id)
    })
    .await?;
    vendor_invitation::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("an invitation is gone"))
}

/// Takes an invitation of the member's team back; its link is dead at once.
///
/// # Errors
/// `NotFound`, also for another team's.
pub async fn withdraw_invitation(cx: &Cx, member: &VendorMember, key: Option<&str>, id: InvitationId) -> Result<vendor_invitation::Model> {
    let request = Request::new(member, "vendorInvitationWithdraw", key, &id)?;
    let id: InvitationId = once(cx, "vendors.withdraw_invitation", &request, |tx| async move {
        let row = vendor_invitation::Entity::find_by_id(id).filter(vendor_invitation::Column::VendorId.eq(member.vendor)).one(&tx).await?;
        let row = row.ok_or_else(|| Error::from(Refusal::not_found("input.invitationId", "invitation")))?;
        let rights = held(&tx, member).await?;
        rights.may_change()?;
        rights.may_touch(row.role)?;
        if !close(&tx, id, InvitationState::Withdrawn).await? && row.state == InvitationState::Accepted {
            return Err(Refusal::state("This invitation was accepted. Take the member out instead.").into());
        }
        Ok(id)
    })
    .await?;
    vendor_invitation::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("an invitation is gone"))
}

/// The team's open invitations, the newest first; there are at most fifty.
///
/// # Errors
/// The database's own.
pub async fn invitations(db: &impl ConnectionTrait, member: &VendorMember, now: i64) -> Result<Vec<vendor_invitation::Model>> {
    use vendor_invitation::Column;
    Ok(vendor_invitation::Entity::find()
        .filter(Column::VendorId.eq(member.vendor))
        .filter(Column::State.eq(InvitationState::Open))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(MOST_OPEN)
        .all(db)
        .await?)
}

/// The secret of an invitation's link: a signature over its id, stored nowhere.
pub(crate) fn token(cx: &Cx, id: InvitationId) -> String {
    format!("{id}.{}", cx.keys.sign(SIGNING, id.to_string().as_bytes()))
}

/// The invitation whose link has this secret.
fn opens(cx: &Cx, token: &str) -> Option<InvitationId> {
    let (text, signature) = token.trim().split_once('.')?;
    if !cx.keys.verify(SIGNING, text.as_bytes(), signature) {
        return None;
    }
    text.parse().ok()
}

/// The invitation that a letter's link is for, with the name of the vendor, for whoever has the letter.
///
/// # Errors
/// The database's own; a link that does not hold finds nothing.
pub async fn invitation(cx: &Cx, token: &str) -> Result<Option<(vendor_invitation::Model, String)>> {
    let Some(id) = opens(cx, token) else { return Ok(None) };
    let Some(row) = vendor_invitation::Entity::find_by_id(id).one(&cx.db).await? else { return Ok(None) };
    let vendor = repo::by_ids(&cx.db, &[row.vendor_id]).await?.pop();
    Ok(vendor.map(|vendor| (row, vendor.name)))
}

/// Joins the team that the link is for. Only somebody whose own, proved address was invited can: a forwarded letter opens nothing.
///
/// # Errors
/// `ValidationFailed` on `input.token` for a link that does not hold, `NotAllowed` for another address.
pub async fn accept(cx: &Cx, viewer: &Viewer, token: &str) -> Result<VendorId> {
    let user = viewer.user().ok_or_else(|| Refusal::NotAllowed { message: "Sign in first.".into() })?;
    let id = opens(cx, token).ok_or_else(over)?;
    let vendor = cx
        .db
        .write("vendors.accept_invitation", |tx| async move {
            let row = vendor_invitation::Entity::find_by_id(id).one(&tx).await?.ok_or_else(over)?;
            repo::lock(&tx, row.vendor_id).await?.ok_or_else(over)?;
            let person = identity::user(&tx, user).await?.ok_or_else(|| Error::broken("somebody signed in has no account"))?;
            if person.email != row.email || person.email_verified_at.is_none() {
                let message = "This invitation is for another address, or yours is not confirmed yet. Sign in with the address it was sent to, and confirm it.";
                return Err(Refusal::NotAllowed { message: message.into() }.into());
            }
            let there = place(&tx, row.vendor_id, user).await?;
            if row.state == InvitationState::Accepted && there.is_some() {
                // Followed twice, it leads to the same team.
                return Ok(row.vendor_id);
            }
            if row.expires_at <= cx.now() || !close(&tx, id, InvitationState::Accepted).await? {
                return Err(over().into());
            }
            if there.is_none() {
                if members_of(&tx, row.vendor_id).await? >= MOST_MEMBERS {
                    return Err(Refusal::state("This team is full.").into());
                }
                create::add_member(cx, &tx, row.vendor_id, user, row.role).await?;
            }
            let change = audit::Change {
                action: "vendorMemberAccept",
                subject: user.to_string(),
                vendor: Some(row.vendor_id),
                before: there.map(|role| json!({ "role": role })),
                after: Some(json!({ "role": there.unwrap_or(row.role), "invitation": id.to_string() })),
                reason: None,
            };
            audit::record(cx, &tx, change)?;
            Ok(row.vendor_id)
        })
        .await?;
    identity::look_again(cx, viewer).await;
    Ok(vendor)
}

/// Gives a member of the team another place.
///
/// # Errors
/// `NotFound`, `NotAllowed` for an owner's place touched by somebody else, `StateConflict` for the last owner.
pub async fn set_place(cx: &Cx, member: &VendorMember, key: Option<&str>, user: UserId, role: MemberRole) -> Result<vendor_member::Model> {
    let request = Request::new(member, "vendorMemberUpdate", key, &json!({ "userId": user.to_string(), "role": role }))?;
    let user: UserId = once(cx, "vendors.set_place", &request, |tx| async move {
        let rights = held(&tx, member).await?;
        let now = place(&tx, member.vendor, user).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "member")))?;
        rights.may_change()?;
        rights.may_touch(now)?;
        rights.may_touch(role)?;
        if now == MemberRole::Owner && role != MemberRole::Owner {
            keep_an_owner(&tx, member.vendor, user).await?;
        }
        audit::before(&tx, json!({ "role": now }));
        vendor_member::Entity::update_many()
            .col_expr(vendor_member::Column::Role, Expr::value(role))
            .filter(vendor_member::Column::VendorId.eq(member.vendor))
            .filter(vendor_member::Column::UserId.eq(user))
            .exec(&tx)
            .await?;
        forget_invitations(&tx, member.vendor, user).await?;
        Ok(user)
    })
    .await?;
    let row = vendor_member::Entity::find_by_id((member.vendor, user)).one(&cx.db).await?;
    row.ok_or_else(|| Refusal::not_found("input.userId", "member").into())
}

/// Takes somebody out of the team: oneself, or with the right to anybody. What they had open of it shows nothing any more.
///
/// # Errors
/// As [`set_place`].
pub async fn remove(cx: &Cx, member: &VendorMember, key: Option<&str>, user: UserId) -> Result<UserId> {
    let request = Request::new(member, "vendorMemberRemove", key, &json!({ "userId": user.to_string() }))?;
    once(cx, "vendors.remove_member", &request, |tx| async move {
        let rights = held(&tx, member).await?;
        let now = place(&tx, member.vendor, user).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "member")))?;
        if member.who.person() != Some(user) {
            rights.may_change()?;
            rights.may_touch(now)?;
        }
        if now == MemberRole::Owner {
            keep_an_owner(&tx, member.vendor, user).await?;
        }
        audit::before(&tx, json!({ "role": now }));
        vendor_member::Entity::delete_by_id((member.vendor, user)).exec(&tx).await?;
        forget_invitations(&tx, member.vendor, user).await?;
        Ok(user)
    })
    .await
}

/// What whoever changes a team is in it, read under the vendor's lock: of two owners who take each other out, one is refused.
struct Held(MemberRole);

impl Held {
    /// They may change the team still: the guard looked before the lock.
    fn may_change(&self) -> Result<(), Refusal> {
        if crate::scopes_of(self.0).has(kernel::Scope::TeamWrite) {
            return Ok(());
        }
        Err(Refusal::NotAllowed { message: "Your place in this team does not change it.".into() })
    }

    /// What an owner is, only an owner gives and takes.
    fn may_touch(&self, role: MemberRole) -> Result<(), Refusal> {
        if role == MemberRole::Owner && self.0 != MemberRole::Owner {
            return Err(Refusal::NotAllowed { message: "Only an owner makes, changes and takes out owners.".into() });
        }
        Ok(())
    }
}

async fn held(tx: &Tx, member: &VendorMember) -> Result<Held> {
    let left = || Error::from(Refusal::NotAllowed { message: "You do not belong to this team any more.".into() });
    repo::lock(tx, member.vendor).await?.ok_or_else(left)?;
    let Some(user) = member.who.person() else {
        return Err(Refusal::NotAllowed { message: "A program cannot change a team.".into() }.into());
    };
    Ok(Held(place(tx, member.vendor, user).await?.ok_or_else(left)?))
}

async fn place(db: &impl ConnectionTrait, vendor: VendorId, user: UserId) -> Result<Option<MemberRole>> {
    Ok(vendor_member::Entity::find_by_id((vendor, user)).one(db).await?.map(|row| row.role))
}

async fn members_of(tx: &Tx, vendor: VendorId) -> Result<u64> {
    Ok(vendor_member::Entity::find().filter(vendor_member::Column::VendorId.eq(vendor)).count(tx).await?)
}

async fn keep_an_owner(tx: &Tx, vendor: VendorId, user: UserId) -> Result<()> {
    if repo::has_another_owner(tx, vendor, user).await? {
        return Ok(());
    }
    Err(Refusal::state("This is the team's last owner. Make another one first.").into())
}

/// Whether it was open until now.
async fn close(tx: &Tx, id: InvitationId, to: InvitationState) -> Result<bool> {
    let closed = vendor_invitation::Entity::update_many()
        .col_expr(vendor_invitation::Column::State, Expr::value(to))
        .filter(vendor_invitation::Column::Id.eq(id))
        .filter(vendor_invitation::Column::State.eq(InvitationState::Open))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// Ends what somebody asked for with rights they have no longer: else they would walk in again by a letter to themselves.
async fn forget_invitations(tx: &Tx, vendor: VendorId, by: UserId) -> Result<()> {
    vendor_invitation::Entity::update_many()
        .col_expr(vendor_invitation::Column::State, Expr::value(InvitationState::Withdrawn))
        .filter(vendor_invitation::Column::VendorId.eq(vendor))
        .filter(vendor_invitation::Column::InvitedBy.eq(by.to_string()))
        .filter(vendor_invitation::Column::State.eq(InvitationState::Open))
        .exec(tx)
        .await?;
    Ok(())
}

/// The one answer to every link that does not hold.
fn over() -> Refusal {
    Refusal::invalid("input.token", "This invitation is not valid, or not any more. Ask for a new one.")
}
