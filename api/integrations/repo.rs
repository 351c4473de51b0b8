//! Clients as they are read. Every finder takes whose they are.

use entity::api_client::{Column, Entity, Model};
use entity::api_client_key;
use entity::ids::{ApiClientId, VendorId};
use kernel::{Cursor, Direction, Operator, Page, Paged, VendorMember};
use platform::{Result, Tx, db};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// Whose clients: a vendor's, or the marketplace's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Of(pub Option<VendorId>);

impl Of {
    fn condition(self) -> Condition {
        match self.0 {
            Some(vendor) => Condition::all().add(Column::VendorId.eq(vendor)),
            None => Condition::all().add(Column::VendorId.is_null()),
        }
    }
}

/// A vendor's clients, the newest first, ended ones too.
///
/// # Errors
/// The database's own.
pub async fn clients(db: &impl ConnectionTrait, member: &VendorMember, page: &Page) -> Result<Paged<Model>> {
    list(db, Of(Some(member.vendor)), page).await
}

/// The marketplace's own clients, likewise.
///
/// # Errors
/// The database's own.
pub async fn platforms(db: &impl ConnectionTrait, _: &Operator, page: &Page) -> Result<Paged<Model>> {
    list(db, Of(None), page).await
}

/// A vendor's client.
///
/// # Errors
/// The database's own.
pub async fn own(db: &impl ConnectionTrait, member: &VendorMember, id: ApiClientId) -> Result<Option<Model>> {
    find(db, Of(Some(member.vendor)), id).await
}

/// One of the marketplace's own.
///
/// # Errors
/// The database's own.
pub async fn own_platforms(db: &impl ConnectionTrait, _: &Operator, id: ApiClientId) -> Result<Option<Model>> {
    find(db, Of(None), id).await
}

pub(crate) async fn find(db: &impl ConnectionTrait, of: Of, id: ApiClientId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(of.condition()).one(db).await?)
}

/// As [`find`], and nobody else changes it until the transaction is over.
pub(crate) async fn lock(tx: &Tx, of: Of, id: ApiClientId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(of.condition()).lock_exclusive().one(tx).await?)
}

/// As [`lock`], whosever it is: for operators, who can end what does harm.
pub(crate) async fn lock_any(tx: &Tx, id: ApiClientId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

/// Any client, for operators.
///
/// # Errors
/// The database's own.
pub async fn any(db: &impl ConnectionTrait, _: &Operator, id: ApiClientId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

async fn list(db: &impl ConnectionTrait, of: Of, page: &Page) -> Result<Paged<Model>> {
    let mut query = Entity::find().filter(of.condition()).limit(page.size + 1);
    let forward = page.direction == Direction::Forward;
    if let Some(cursor) = &page.cursor {
        query = query.filter(Condition::all().add(db::behind(Column::CreatedAt, Column::Id, cursor, forward)));
    }
    let query =
        if forward { query.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id) } else { query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id) };
    Ok(page.close(query.all(db).await?, |row: &Model| Cursor::new(row.created_at, row.id)))
}

/// The keys of clients that the caller may see, the newest first.
///
/// # Errors
/// The database's own.
pub async fn keys_of(db: &impl ConnectionTrait, clients: &[ApiClientId]) -> Result<Vec<api_client_key::Model>> {
    use api_client_key::Column as Key;
    Ok(api_client_key::Entity::find().filter(db::among(Key::ClientId, clients)).order_by_desc(Key::CreatedAt).order_by_desc(Key::Id).all(db).await?)
}

/// How often each field was asked for since a day, by clients that the caller may see; the most asked for first.
///
/// # Errors
/// The database's own.
pub async fn usage_of(db: &impl ConnectionTrait, clients: &[ApiClientId], since_day: i64) -> Result<Vec<(ApiClientId, String, i64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        client_id: ApiClientId,
        field: String,
        times: i64,
    }
    if clients.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT client_id, field, CAST(SUM(times) AS BIGINT) AS times FROM api_client_usage WHERE day >= $1 AND client_id IN ({}) \
         GROUP BY client_id, field ORDER BY 3 DESC, 2 LIMIT 50000",
        db::marks(2, clients.len())
    );
    let rows: Vec<Row> = db::all(db, &sql, std::iter::once(since_day.into()).chain(clients.iter().map(|id| (*id).into()))).await?;
    Ok(rows.into_iter().map(|row| (row.client_id, row.field, row.times)).collect())
}
