//! A new vendor and its team.

use entity::ids::{UserId, VendorId};
use entity::states::{MemberRole, VendorState};
use entity::{vendor, vendor_member};
use platform::{Cx, Result, Tx, revision};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::event;
use crate::model::{NewVendor, slug_taken};

/// Makes a live vendor that `owner` owns.
///
/// # Errors
/// `ValidationFailed` for what will not do, `StateConflict` on `input.slug` when another vendor has it.
pub async fn create(cx: &Cx, tx: &Tx, new: NewVendor, owner: UserId) -> Result<vendor::Model> {
    let row = found(cx, tx, new, owner, VendorState::Live).await?;
    event::changed(cx, tx, row.id, row.version)?;
    revision::bump(tx).await?;
    Ok(row)
}

/// Makes a vendor in this state that `owner` owns.
pub(crate) async fn found(cx: &Cx, tx: &Tx, new: NewVendor, owner: UserId, state: VendorState) -> Result<vendor::Model> {
    let NewVendor { slug, name, description, country, email } = new.checked()?;
    let now = cx.now();
    let row = vendor::Model {
        id: cx.id::<VendorId>(),
        slug: slug.unwrap_or_default(),
        name,
        description,
        country,
        email,
        state,
        paused_from: None,
        paused_until: None,
        pause_note: None,
        remedy_due_at: None,
        score: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let insert = row.clone().into_active_model().reset_all();
    let silent = OnConflict::column(vendor::Column::Slug).do_nothing().to_owned();
    if vendor::Entity::insert(insert).on_conflict(silent).exec_without_returning(tx).await? == 0 {
        return Err(slug_taken().into());
    }
    add_member(cx, tx, row.id, owner, MemberRole::Owner).await?;
    Ok(row)
}

/// Puts somebody into a team, or gives a member another role; for the command line and the seeds.
///
/// # Errors
/// The database's own, also for an unknown vendor or person.
pub async fn add_member(cx: &Cx, tx: &Tx, vendor: VendorId, user: UserId, role: MemberRole) -> Result<()> {
    let row = vendor_member::ActiveModel { vendor_id: Set(vendor), user_id: Set(user), role: Set(role), created_at: Set(cx.now()) };
    let renew = OnConflict::columns([vendor_member::Column::VendorId, vendor_member::Column::UserId]).update_column(vendor_member::Column::Role).to_owned();
    vendor_member::Entity::insert(row).on_conflict(renew).exec_without_returning(tx).await?;
    identity::mark_vendor(cx, tx, user).await
}
