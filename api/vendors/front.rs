//! What a vendor's page tells beside its name: texts, policies, pictures, and where parcels come back to.
//!
//! Texts are plain: they are shown as they are and never read as markup.

use entity::ids::VendorId;
use entity::vendor_front::{Column, Entity, Model};
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter};

use crate::model::VendorChange;

/// The pages of vendors that tell something; whoever may see the vendor may see its page. Where parcels come back to is for its team
/// and for those who bought.
///
/// # Errors
/// The database's own.
pub async fn fronts_of(db: &impl ConnectionTrait, vendors: &[VendorId]) -> Result<Vec<Model>> {
    if vendors.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::VendorId, vendors)).all(db).await?)
}

/// What it tells so far; the vendor is held.
pub(crate) async fn told(tx: &Tx, vendor: VendorId) -> Result<Model> {
    let nothing = Model {
        vendor_id: vendor,
        about: String::new(),
        returns_policy: String::new(),
        shipping_policy: String::new(),
        privacy_policy: String::new(),
        logo: None,
        banner: None,
        return_address: None,
        updated_at: 0,
    };
    Ok(Entity::find_by_id(vendor).one(tx).await?.unwrap_or(nothing))
}

pub(crate) async fn tell(cx: &Cx, tx: &Tx, mut row: Model) -> Result<()> {
    row.updated_at = cx.now();
    let all_but_id = Column::iter().filter(|column| !matches!(column, Column::VendorId));
    let newer = OnConflict::column(Column::VendorId).update_columns(all_but_id).to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a change over; whether it changed anything. Gives the pictures that nobody shows any more, too.
pub(crate) fn change(row: &mut Model, change: &VendorChange) -> Result<(bool, Vec<String>)> {
    let before = row.clone();
    let texts = [
        (&mut row.about, &change.about),
        (&mut row.returns_policy, &change.returns_policy),
        (&mut row.shipping_policy, &change.shipping_policy),
        (&mut row.privacy_policy, &change.privacy_policy),
    ];
    for (told, value) in texts {
        if let Some(value) = value {
            told.clone_from(value);
        }
    }
    if let Some(address) = &change.return_address {
        row.return_address = Some(serde_json::to_value(address)?);
    }
    let mut gone = Vec::new();
    if change.remove_logo {
        gone.extend(row.logo.take());
    }
    if change.remove_banner {
        gone.extend(row.banner.take());
    }
    Ok((*row != before, gone))
}
