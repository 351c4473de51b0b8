//! Somebody who sells, or helps to, goes.

use entity::ids::{Id, UserId, VendorId};
use entity::states::{DocumentState, MemberRole, VatState, VendorState};
use entity::{vendor, vendor_application, vendor_document, vendor_front, vendor_invitation, vendor_member};
use platform::personal::Section;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use crate::apply::set_state;
use crate::repo::{by_ids, has_another_owner, lock, memberships_of, owners};
use crate::{documents, pictures, review};

/// Vendors that this person owns, always in the same order, and whose teams nobody else changes until the transaction is over: of two
/// owners who go at once, one sees that the other is going.
async fn owned(tx: &Tx, user: UserId) -> Result<Vec<vendor::Model>> {
    let places = memberships_of(tx, &[user]).await?.into_iter().filter(|place| place.role == MemberRole::Owner);
    let mut ids: Vec<VendorId> = places.map(|place| place.vendor_id).collect();
    ids.sort_unstable();
    let mut vendors = Vec::new();
    for id in ids {
        vendors.extend(lock(tx, id).await?);
    }
    Ok(vendors)
}

/// A vendor that nobody could run without this person, and that is looked at, sells or is held back. Owners who are kept out, or are
/// being forgotten themselves, run nothing.
///
/// # Errors
/// The database's own.
pub async fn needs_its_owner(tx: &Tx, user: UserId) -> Result<Option<vendor::Model>> {
    let busy = |state| matches!(state, VendorState::Submitted | VendorState::InfoRequested | VendorState::Live | VendorState::Suspended);
    for vendor in owned(tx, user).await?.into_iter().filter(|vendor| busy(vendor.state)) {
        if !has_another_owner(tx, vendor.id, user).await? {
            return Ok(Some(vendor));
        }
    }
    Ok(None)
}

/// Takes a person out of all teams, with what invited them; an application of theirs that came to nothing ends, and what they told and
/// showed in it goes too. Safe to run again.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn erase_person(cx: &Cx, user: UserId, email: &str) -> Result<()> {
    let ending = cx.db.write("vendors.leave", |tx| async move { leave(&tx, user).await }).await?;
    // The files first: once the person is out of the team nobody would find them again.
    for vendor in &ending {
        documents_of(cx, *vendor).await?;
    }
    let ending = &ending;
    cx.db
        .write("vendors.erase_person", |tx| async move {
            for vendor in &owned(&tx, user).await? {
                // Somebody may have joined, or gone on with it, meanwhile.
                if ending.contains(&vendor.id) && came_to_nothing(&tx, vendor, user).await? {
                    end(cx, &tx, vendor).await?;
                } else if vendor.state == VendorState::Terminated && owners(&tx, vendor.id).await? == [user] {
                    review::unreachable(&tx, &[vendor.id]).await?;
                }
            }
            vendor_member::Entity::delete_many().filter(vendor_member::Column::UserId.eq(user)).exec(&tx).await?;
            vendor_invitation::Entity::delete_many().filter(vendor_invitation::Column::Email.eq(email)).exec(&tx).await?;
            Ok(())
        })
        .await
}

/// Takes a person out of what others own too, and tells what they alone own and what never sold: of two who go at once, the later one
/// is alone.
async fn leave(tx: &Tx, user: UserId) -> Result<Vec<VendorId>> {
    let mut ending = Vec::new();
    for vendor in owned(tx, user).await? {
        if owners(tx, vendor.id).await? != [user] {
            vendor_member::Entity::delete_by_id((vendor.id, user)).exec(tx).await?;
        } else if came_to_nothing(tx, &vendor, user).await? {
            ending.push(vendor.id);
        }
    }
    Ok(ending)
}

/// Whether this person alone owns a vendor that never sold; whoever asks holds it.
async fn came_to_nothing(tx: &Tx, vendor: &vendor::Model, user: UserId) -> Result<bool> {
    Ok(matches!(vendor.state, VendorState::Applying | VendorState::Rejected) && owners(tx, vendor.id).await? == [user])
}

/// Destroys what a vendor showed; what is only announced is not taken any more.
async fn documents_of(cx: &Cx, vendor: VendorId) -> Result<()> {
    use vendor_document::Column;
    let shown = vendor_document::Entity::find().filter(Column::VendorId.eq(vendor)).filter(Column::State.ne(DocumentState::Removed)).all(&cx.db).await?;
    for document in &shown {
        documents::destroy(cx, document).await?;
    }
    Ok(())
}

/// Ends a vendor that never sold, and leaves nothing of what it told; whatever it shows in this very moment goes with its end.
async fn end(cx: &Cx, tx: &Tx, vendor: &vendor::Model) -> Result<()> {
    use vendor_application::Column;
    let id = vendor.id;
    let nothing = || Expr::value(None::<String>);
    if let Some(front) = vendor_front::Entity::find_by_id(id).one(tx).await? {
        for name in [front.logo, front.banner].into_iter().flatten() {
            pictures::let_go(cx, tx, name).await?;
        }
        vendor_front::Entity::delete_by_id(id).exec(tx).await?;
    }
    vendor::Entity::update_many()
        .col_expr(vendor::Column::Slug, Expr::value(format!("erased-{}", id.uuid())))
        .col_expr(vendor::Column::Name, Expr::value("erased"))
        .col_expr(vendor::Column::Description, Expr::value(""))
        .col_expr(vendor::Column::Email, Expr::value(review::NOWHERE))
        .col_expr(vendor::Column::PausedFrom, Expr::value(None::<i64>))
        .col_expr(vendor::Column::PausedUntil, Expr::value(None::<i64>))
        .col_expr(vendor::Column::PauseNote, nothing())
        .filter(vendor::Column::Id.eq(id))
        .exec(tx)
        .await?;
    review::forget_trader(tx, &[id]).await?;
    vendor_application::Entity::update_many()
        .col_expr(Column::LegalForm, nothing())
        .col_expr(Column::RegisterName, nothing())
        .col_expr(Column::RegisterNumber, nothing())
        .col_expr(Column::VatNumber, nothing())
        .col_expr(Column::VatState, Expr::value(VatState::None))
        .col_expr(Column::VatCheckedAt, Expr::value(None::<i64>))
        .col_expr(Column::VatReference, nothing())
        .col_expr(Column::RescuedFrom, nothing())
        .col_expr(Column::Reason, nothing())
        .col_expr(Column::EndedAt, Func::coalesce([Expr::col(Column::EndedAt), Expr::value(cx.now())]).into())
        .filter(Column::VendorId.eq(id))
        .exec(tx)
        .await?;
    set_state(cx, tx, vendor, VendorState::Rejected).await
}

/// The teams a person belongs to, for themselves.
///
/// # Errors
/// The database's own.
pub async fn export_person(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Section>> {
    let places = memberships_of(db, &[user]).await?;
    let vendors = by_ids(db, &places.iter().map(|place| place.vendor_id).collect::<Vec<_>>()).await?;
    let rows = places.into_iter().map(|place| {
        let name = vendors.iter().find(|vendor| vendor.id == place.vendor_id).map(|vendor| vendor.name.clone());
        json!({ "vendorId": place.vendor_id.to_string(), "vendor": name, "role": place.role, "since": place.created_at })
    });
    Ok(vec![Section::of("teams", rows.collect::<Vec<Value>>())])
}
