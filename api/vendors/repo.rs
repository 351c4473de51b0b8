//! Vendors and teams as they are read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::ids::{UserId, VendorId};
use entity::states::{MemberRole, UserState, VendorState};
use entity::vendor::{Column, Entity, Model};
use entity::vendor_member;
use kernel::{Cursor, Direction, Operator, Page, Paged, VendorMember};
use platform::{Cx, Result, Tx, db};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The teams a person belongs to, in the order in which they joined.
///
/// # Errors
/// The database's own.
pub async fn memberships(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<(VendorId, MemberRole)>> {
    let rows = vendor_member::Entity::find()
        .filter(vendor_member::Column::UserId.eq(user))
        .order_by_asc(vendor_member::Column::CreatedAt)
        .order_by_asc(vendor_member::Column::VendorId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.vendor_id, row.role)).collect())
}

/// Vendors named by rows the caller may see, suspended ones too: an order keeps its seller's name.
///
/// # Errors
/// The database's own.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[VendorId]) -> Result<Vec<Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::Id, ids)).all(db).await?)
}

/// As [`by_ids`], out of this node's memory: another node's change of a name shows within a second.
///
/// # Errors
/// The database's own.
pub async fn known(cx: &Cx, ids: &[VendorId]) -> Result<HashMap<VendorId, Arc<Model>>> {
    let revision = platform::revision::lately(&cx.db).await?;
    let load = async |missing: Vec<VendorId>| Ok(by_ids(&cx.db, &missing).await?.into_iter().map(|row| (row.id, row)).collect());
    cx.memo.rows("vendor", revision, ids, load).await
}

/// A live vendor, for anybody.
///
/// # Errors
/// The database's own.
pub async fn live_by_id(db: &impl ConnectionTrait, id: VendorId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::State.eq(VendorState::Live)).one(db).await?)
}

/// A vendor in any state, by its id, for who runs the marketplace.
///
/// # Errors
/// The database's own.
pub async fn any_by_id(db: &impl ConnectionTrait, _: &Operator, id: VendorId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// As [`any_by_id`], by the name in its address.
///
/// # Errors
/// The database's own.
pub async fn any_by_slug(db: &impl ConnectionTrait, _: &Operator, slug: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(db).await?)
}

/// A live vendor by the name in its address, for anybody.
///
/// # Errors
/// The database's own.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).filter(Column::State.eq(VendorState::Live)).one(db).await?)
}

/// Live vendors, the newest first, for anybody.
///
/// # Errors
/// The database's own.
pub async fn list(db: &impl ConnectionTrait, page: &Page) -> Result<Paged<Model>> {
    let mut query = Entity::find().filter(Column::State.eq(VendorState::Live)).limit(page.size + 1);
    let forward = page.direction == Direction::Forward;
    if let Some(Cursor { key, id }) = &page.cursor {
        let id = VendorId(*id);
        let (beyond, tied) = if forward { (Column::CreatedAt.lt(*key), Column::Id.lt(id)) } else { (Column::CreatedAt.gt(*key), Column::Id.gt(id)) };
        query = query.filter(Condition::any().add(beyond).add(Condition::all().add(Column::CreatedAt.eq(*key)).add(tied)));
    }
    let query =
        if forward { query.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id) } else { query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id) };
    Ok(page.close(query.all(db).await?, |row: &Model| Cursor::new(row.created_at, row.id)))
}

/// The member's own vendor, suspended or not.
///
/// # Errors
/// The database's own.
pub async fn own(db: &impl ConnectionTrait, member: &VendorMember) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(member.vendor).one(db).await?)
}

/// A vendor that nobody else changes, nor its team, until the transaction is over.
pub(crate) async fn lock(tx: &Tx, id: VendorId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

/// As [`own`], and nobody else changes it until the transaction is over.
pub(crate) async fn lock_own(tx: &Tx, member: &VendorMember) -> Result<Option<Model>> {
    lock(tx, member.vendor).await
}

/// The member's own team, in the order in which they joined.
///
/// # Errors
/// The database's own.
pub async fn members(db: &impl ConnectionTrait, member: &VendorMember, page: &Page) -> Result<Paged<vendor_member::Model>> {
    use vendor_member::Column as Of;
    let mut query = vendor_member::Entity::find().filter(Of::VendorId.eq(member.vendor)).limit(page.size + 1);
    let forward = page.direction == Direction::Forward;
    if let Some(Cursor { key, id }) = &page.cursor {
        let id = UserId(*id);
        let (beyond, tied) = if forward { (Of::CreatedAt.gt(*key), Of::UserId.gt(id)) } else { (Of::CreatedAt.lt(*key), Of::UserId.lt(id)) };
        query = query.filter(Condition::any().add(beyond).add(Condition::all().add(Of::CreatedAt.eq(*key)).add(tied)));
    }
    let query = if forward { query.order_by_asc(Of::CreatedAt).order_by_asc(Of::UserId) } else { query.order_by_desc(Of::CreatedAt).order_by_desc(Of::UserId) };
    Ok(page.close(query.all(db).await?, |row: &vendor_member::Model| Cursor::new(row.created_at, row.user_id)))
}

/// The places of many people in teams at once; for the people themselves and for operators.
///
/// # Errors
/// The database's own.
pub async fn memberships_of(db: &impl ConnectionTrait, users: &[UserId]) -> Result<Vec<vendor_member::Model>> {
    if users.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vendor_member::Entity::find()
        .filter(db::among(vendor_member::Column::UserId, users))
        .order_by_asc(vendor_member::Column::CreatedAt)
        .order_by_asc(vendor_member::Column::VendorId)
        .all(db)
        .await?)
}

/// Those of the vendors that may sell now.
///
/// # Errors
/// The database's own.
pub async fn are_live(db: &impl ConnectionTrait, ids: &[VendorId]) -> Result<HashSet<VendorId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let live: Vec<VendorId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(db::among(Column::Id, ids))
        .filter(Column::State.eq(VendorState::Live))
        .into_tuple()
        .all(db)
        .await?;
    Ok(live.into_iter().collect())
}

/// Whether another vendor has this slug.
pub(crate) async fn slug_is_taken(db: &impl ConnectionTrait, slug: &str, by_other_than: VendorId) -> Result<bool> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).filter(Column::Id.ne(by_other_than)).one(db).await?.is_some())
}

/// The owner of a live vendor, for the command line: whoever can run it may act for every vendor, in the owner's name.
///
/// # Errors
/// The database's own.
pub async fn owner_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<VendorMember>> {
    let Some(vendor) = by_slug(db, slug).await? else { return Ok(None) };
    let owners = vendor_member::Entity::find().filter(vendor_member::Column::VendorId.eq(vendor.id)).filter(vendor_member::Column::Role.eq(MemberRole::Owner));
    let owner = owners.order_by_asc(vendor_member::Column::CreatedAt).one(db).await?;
    Ok(owner.map(|owner| VendorMember::whole(owner.user_id, vendor.id)))
}

/// Who owns a vendor, in the order in which they joined.
///
/// # Errors
/// The database's own.
pub(crate) async fn owners(db: &impl ConnectionTrait, vendor: VendorId) -> Result<Vec<UserId>> {
    use vendor_member::Column as Of;
    let rows = vendor_member::Entity::find().filter(Of::VendorId.eq(vendor)).filter(Of::Role.eq(MemberRole::Owner)).order_by_asc(Of::CreatedAt).all(db).await?;
    Ok(rows.into_iter().map(|row| row.user_id).collect())
}

/// Whether somebody owns a vendor beside this person who may sign in; whoever asks holds the vendor.
pub(crate) async fn has_another_owner(tx: &Tx, vendor: VendorId, user: UserId) -> Result<bool> {
    let others: Vec<UserId> = owners(tx, vendor).await?.into_iter().filter(|owner| *owner != user).collect();
    Ok(identity::users_by_ids(tx, &others).await?.iter().any(|owner| owner.state == UserState::Active))
}

/// Where a vendor is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub email: String,
    /// That of whoever owns it, by BCP 47.
    pub locale: String,
}

/// Where a vendor is written to about what was sold, and in which language.
///
/// # Errors
/// The database's own.
pub async fn desk(db: &impl ConnectionTrait, vendor: VendorId) -> Result<Option<Desk>> {
    let Some(row) = by_ids(db, &[vendor]).await?.pop() else { return Ok(None) };
    let owners = owners(db, vendor).await?;
    let locale = identity::users_by_ids(db, &owners).await?.pop().map_or_else(|| "en".into(), |owner| owner.locale);
    Ok(Some(Desk { email: row.email, locale }))
}
