//! Ready rows by the thousand, for the demonstration's seed. No events: who seeds rebuilds the projections itself.

use entity::{attribute, category, media, offer, product, product_attribute, variant};
use platform::{Cx, Result, Tx};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, Iterable};

/// Rows in the order in which they refer to each other.
#[derive(Default)]
pub struct Bulk {
    pub categories: Vec<category::ActiveModel>,
    pub attributes: Vec<attribute::ActiveModel>,
    pub products: Vec<product::ActiveModel>,
    pub product_attributes: Vec<product_attribute::ActiveModel>,
    pub variants: Vec<variant::ActiveModel>,
    pub media: Vec<media::ActiveModel>,
    pub offers: Vec<offer::ActiveModel>,
}

/// SQLite binds at most 32,766 values in one statement.
const MOST_BINDS: usize = 30_000;

/// Writes them all.
///
/// # Errors
/// The database's own; also where a row breaks a rule of the tables.
pub async fn bulk_insert(_cx: &Cx, tx: &Tx, bulk: Bulk) -> Result<()> {
    insert(tx, bulk.categories).await?;
    insert(tx, bulk.attributes).await?;
    insert(tx, bulk.products).await?;
    insert(tx, bulk.product_attributes).await?;
    insert(tx, bulk.variants).await?;
    insert(tx, bulk.media).await?;
    insert(tx, bulk.offers).await
}

async fn insert<A>(tx: &Tx, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send + 'static,
{
    let at_once = MOST_BINDS / <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        A::Entity::insert_many(rows.by_ref().take(at_once)).exec_without_returning(tx).await?;
    }
    Ok(())
}
