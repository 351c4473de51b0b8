//! What must be true of every order, read from a live database.

use entity::ids::{OrderId, Uuid};
use entity::order;
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct Broken {
    number: String,
    what: String,
}

/// Sentences that name the rows of every broken promise; empty when all hold.
///
/// # Errors
/// Faults only.
pub async fn check(connection: &impl ConnectionTrait) -> Result<Vec<String>> {
    const RULES: [&str; 6] = [
        "SELECT o.number, 'the parts do not sum to the whole' AS what FROM orders o JOIN vendor_order v ON v.order_id = o.id
         GROUP BY o.id, o.number, o.total_minor, o.items_minor, o.shipping_minor, o.tax_minor, o.refunded_minor
         HAVING SUM(v.total_minor) <> o.total_minor OR SUM(v.items_minor) <> o.items_minor OR SUM(v.shipping_minor) <> o.shipping_minor
             OR SUM(v.tax_minor) <> o.tax_minor OR SUM(v.refunded_minor) <> o.refunded_minor",
        "SELECT v.number, 'the lines do not sum to the part' AS what FROM vendor_order v JOIN order_line l ON l.vendor_order_id = v.id
         GROUP BY v.id, v.number, v.items_minor, v.commission_minor, v.tax_minor, v.shipping_tax_minor
         HAVING SUM(l.total_minor) <> v.items_minor OR SUM(l.commission_minor) <> v.commission_minor OR SUM(l.tax_minor) + v.shipping_tax_minor <> v.tax_minor",
        "SELECT v.number, 'the refunds do not sum to what was given back' AS what FROM vendor_order v
         WHERE v.refunded_minor <> (SELECT COALESCE(SUM(r.amount_minor), 0) FROM refund r WHERE r.vendor_order_id = v.id AND r.state <> 'failed')",
        "SELECT v.number, 'the refunds give back another commission than the lines' AS what FROM vendor_order v
         WHERE (SELECT COALESCE(SUM(l.refunded_commission_minor + l.refunded_commission_vat_minor), 0) FROM order_line l WHERE l.vendor_order_id = v.id)
            <> (SELECT COALESCE(SUM(r.commission_minor + r.commission_vat_minor), 0) FROM refund r WHERE r.vendor_order_id = v.id AND r.state <> 'failed')
            OR EXISTS (SELECT 1 FROM order_line l WHERE l.vendor_order_id = v.id
                       AND (l.refunded_commission_minor > l.commission_minor OR l.refunded_commission_vat_minor > l.commission_vat_minor))",
        "SELECT v.number, 'shipped without being paid' AS what FROM vendor_order v WHERE v.fulfilment <> 'unfulfilled' AND v.placed_at IS NULL",
        "SELECT o.number, 'no vendor has a part of it' AS what FROM orders o WHERE NOT EXISTS (SELECT 1 FROM vendor_order v WHERE v.order_id = o.id)",
    ];
    let mut broken = Vec::new();
    for rule in RULES {
        let rows: Vec<Broken> = db::all(connection, &format!("{rule} LIMIT 100"), []).await?;
        broken.extend(rows.into_iter().map(|row| format!("order {}: {}", row.number, row.what)));
    }
    Ok(broken)
}

/// Orders that were placed, in the order of their ids after `after`: for comparing them with what other rooms know.
///
/// # Errors
/// Faults only.
pub async fn placed(db: &impl ConnectionTrait, after: Option<OrderId>, most: u64) -> Result<Vec<order::Model>> {
    use order::Column;
    let later = order::Entity::find().filter(Column::PlacedAt.is_not_null()).filter(Column::Id.gt(after.unwrap_or(OrderId(Uuid::nil()))));
    Ok(later.order_by_asc(Column::Id).limit(most).all(db).await?)
}
