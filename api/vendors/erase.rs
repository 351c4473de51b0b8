//! Somebody who sells, or helps to, goes.

use entity::ids::{UserId, VendorId};
use entity::states::{MemberRole, VendorState};
use entity::{vendor, vendor_application, vendor_invitation, vendor_member};
use platform::personal::Section;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use crate::repo::{by_ids, memberships_of, owners};

/// Vendors that this person alone owns.
async fn owned_alone(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<vendor::Model>> {
    let mut alone: Vec<VendorId> = Vec::new();
    for place in memberships_of(db, &[user]).await?.into_iter().filter(|place| place.role == MemberRole::Owner) {
        if owners(db, place.vendor_id).await? == [user] {
            alone.push(place.vendor_id);
        }
    }
    by_ids(db, &alone).await
}

/// A vendor that would have no owner without this person, and is looked at, sells or is held back.
///
/// # Errors
/// The database's own.
pub async fn needs_its_owner(db: &impl ConnectionTrait, user: UserId) -> Result<Option<vendor::Model>> {
    let busy = |state| matches!(state, VendorState::Submitted | VendorState::InfoRequested | VendorState::Live | VendorState::Suspended);
    Ok(owned_alone(db, user).await?.into_iter().find(|vendor| busy(vendor.state)))
}

/// Takes a person out of all teams, with what invited them; what they told of themselves in an application that came to nothing goes
/// too. Safe to run again.
///
/// # Errors
/// The database's own.
pub async fn erase_person(cx: &Cx, user: UserId, email: &str) -> Result<()> {
    cx.db
        .write("vendors.erase_person", |tx| async move {
            for vendor in owned_alone(&tx, user).await?.into_iter().filter(|vendor| matches!(vendor.state, VendorState::Applying | VendorState::Rejected)) {
                blank(&tx, vendor.id).await?;
            }
            vendor_member::Entity::delete_many().filter(vendor_member::Column::UserId.eq(user)).exec(&tx).await?;
            vendor_invitation::Entity::delete_many().filter(vendor_invitation::Column::Email.eq(email)).exec(&tx).await?;
            Ok(())
        })
        .await
}

async fn blank(tx: &Tx, id: VendorId) -> Result<()> {
    use vendor_application::Column;
    let nothing = || Expr::value(None::<String>);
    vendor::Entity::update_many().col_expr(vendor::Column::Email, Expr::value("erased@erased.invalid")).filter(vendor::Column::Id.eq(id)).exec(tx).await?;
    vendor_application::Entity::update_many()
        .col_expr(Column::LegalName, nothing())
        .col_expr(Column::ContactName, nothing())
        .col_expr(Column::Phone, nothing())
        .col_expr(Column::Address, Expr::value(None::<Value>))
        .col_expr(Column::AccountSealed, nothing())
        .col_expr(Column::AccountHint, nothing())
        .col_expr(Column::RescueStory, nothing())
        .filter(Column::VendorId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
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
