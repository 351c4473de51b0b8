//! What a higher room writes down about how well a vendor does.

use entity::ids::VendorId;
use entity::states::VendorState;
use entity::vendor::{Column, Entity, Model};
use entity::vendor_application;
use kernel::Refusal;
use platform::{Result, Tx, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::repo;

/// Shows this score to buyers, from 0 to 100; none while the vendor is new. It is no change of the vendor's own: its version stays.
///
/// # Errors
/// The database's own.
pub async fn set_score(tx: &Tx, vendor: VendorId, score: Option<i32>) -> Result<()> {
    let other = match score {
        Some(score) => Condition::any().add(Column::Score.is_null()).add(Column::Score.ne(score)),
        None => Condition::all().add(Column::Score.is_not_null()),
    };
    let update = Entity::update_many().col_expr(Column::Score, Expr::value(score)).filter(Column::Id.eq(vendor)).filter(other);
    if update.exec(tx).await?.rows_affected > 0 {
        revision::bump(tx).await?;
    }
    Ok(())
}

/// Since when a vendor sells that was not suspended meanwhile; none where it does not sell.
///
/// # Errors
/// The database's own.
pub async fn sells_since(tx: &Tx, vendor: VendorId) -> Result<Option<i64>> {
    let Some(row) = Entity::find_by_id(vendor).filter(Column::State.eq(VendorState::Live)).one(tx).await? else { return Ok(None) };
    let decided = vendor_application::Entity::find_by_id(vendor).one(tx).await?.and_then(|application| application.decided_at);
    Ok(Some(decided.unwrap_or(row.created_at)))
}

/// A vendor that sells or did until it was suspended, and that nobody else changes until the transaction is over.
///
/// # Errors
/// `NotFound` on `field`, `StateConflict` for one that never sold or does no more.
pub async fn hold_selling(tx: &Tx, vendor: VendorId, field: &str) -> Result<Model> {
    let vendor = repo::lock(tx, vendor).await?.ok_or_else(|| Refusal::not_found(field, "vendor"))?;
    match vendor.state {
        VendorState::Live | VendorState::Suspended => Ok(vendor),
        _ => Err(Refusal::state("Only a vendor that sells, or did until it was suspended, can have strikes.").into()),
    }
}
