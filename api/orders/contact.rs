//! Whom an order is for: an address of mail and two of paper, sealed in the row with a key of the order's own
//! (`platform::personal`), so that the books can stay when a person goes. What a guest's orders are found by is a keyed digest.

use std::collections::HashMap;

use entity::ids::OrderId;
use entity::order::{self, Column, Entity};
use kernel::Address;
use platform::crypto::{OwnKey, Place};
use platform::personal::{self, Held};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use crate::retention::kept_until;

/// Sealed in one transaction.
const AT_ONCE: u64 = 200;
const EMAIL: &str = "order-email";

/// Whom an order is for, readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub email: String,
    pub shipping: Address,
    pub billing: Address,
    /// Whether its buyer is gone: only those who keep the books may read it.
    pub restricted: bool,
}

/// As it is stored.
pub(crate) struct Sealed {
    pub email: String,
    pub index: String,
    pub shipping: Value,
    pub billing: Value,
}

fn place<'a>(column: &'static str, row: &'a str) -> Place<'a> {
    Place { table: "orders", column, row }
}

/// What orders of this address are found by; it tells nothing without the installation's key.
pub(crate) fn index(cx: &Cx, email: &str) -> String {
    cx.keys.mark(EMAIL, email.as_bytes())
}

/// Under every data key there is, for looking orders up.
pub(crate) fn indexes(cx: &Cx, email: &str) -> Vec<String> {
    cx.keys.marks(EMAIL, email.as_bytes())
}

pub(crate) fn sealed(cx: &Cx, key: &OwnKey, id: OrderId, email: &str, shipping: &Value, billing: &Value) -> Sealed {
    let row = &id.to_string();
    let address = |column, address: &Value| Value::String(key.seal(&place(column, row), address.to_string().as_bytes()));
    Sealed {
        email: key.seal(&place("email", row), email.as_bytes()),
        index: index(cx, email),
        shipping: address("shipping_address", shipping),
        billing: address("billing_address", billing),
    }
}

/// Whether the row still bears the words themselves, from before they were sealed.
fn is_plain(order: &order::Model) -> bool {
    order.email.contains('@')
}

/// The keys of orders; those whose time is over have none.
///
/// # Errors
/// Faults only.
pub async fn keys(cx: &Cx, db: &impl ConnectionTrait, orders: &[OrderId]) -> Result<HashMap<OrderId, Held>> {
    let subjects: Vec<String> = orders.iter().map(ToString::to_string).collect();
    let held = personal::held(cx, db, &subjects).await?;
    Ok(held.into_iter().filter_map(|(subject, held)| Some((subject.parse().ok()?, held))).collect())
}

/// Whom an order is for, with its key; nothing where that was destroyed.
///
/// # Errors
/// A fault where a key does not open what it sealed.
pub fn contact(order: &order::Model, held: Option<&Held>) -> Result<Option<Contact>> {
    if is_plain(order) {
        let (shipping, billing) = (serde_json::from_value(order.shipping_address.clone())?, serde_json::from_value(order.billing_address.clone())?);
        return Ok(Some(Contact { email: order.email.clone(), shipping, billing, restricted: false }));
    }
    let Some(Held { key, restricted }) = held else { return Ok(None) };
    let row = &order.id.to_string();
    let open = |column, sealed: &str| key.unseal(&place(column, row), sealed).ok_or_else(|| Error::broken(format!("{column} of order {row} does not open")));
    let address = |column, sealed: &Value| -> Result<Address> { Ok(serde_json::from_slice(&open(column, sealed.as_str().unwrap_or_default())?)?) };
    let email = String::from_utf8(open("email", &order.email)?).map_err(|_| Error::broken("an address of mail is no text"))?;
    let (shipping, billing) = (address("shipping_address", &order.shipping_address)?, address("billing_address", &order.billing_address)?);
    Ok(Some(Contact { email, shipping, billing, restricted: *restricted }))
}

/// As [`contact`], of one order, looking its key up.
///
/// # Errors
/// Faults only.
pub async fn contact_of(cx: &Cx, db: &impl ConnectionTrait, order: &order::Model) -> Result<Option<Contact>> {
    contact(order, keys(cx, db, &[order.id]).await?.get(&order.id))
}

/// Seals the rows of before that are not sealed yet, some at once; returns how many. Called at the start until there are none.
///
/// # Errors
/// The database's own.
pub async fn seal_old(cx: &Cx) -> Result<u64> {
    let rows = Entity::find().filter(Column::EmailIndex.is_null()).order_by_asc(Column::Id).limit(AT_ONCE).all(&cx.db).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let rows = &rows;
    cx.db
        .write("orders.seal_old", |tx| async move {
            let mut count = 0;
            for row in rows {
                let key = personal::ensure(cx, &tx, &row.id.to_string(), kept_until(&row.country, row.created_at)).await?;
                let Sealed { email, index, shipping, billing } = sealed(cx, &key, row.id, &row.email, &row.shipping_address, &row.billing_address);
                let done = Entity::update_many()
                    .col_expr(Column::Email, Expr::value(email))
                    .col_expr(Column::EmailIndex, Expr::value(index))
                    .col_expr(Column::ShippingAddress, Expr::value(shipping))
                    .col_expr(Column::BillingAddress, Expr::value(billing))
                    .filter(Column::Id.eq(row.id))
                    // Another node may be at it too.
                    .filter(Column::EmailIndex.is_null())
                    .exec(&tx)
                    .await?;
                count += done.rows_affected;
            }
            Ok(count.max(1))
        })
        .await
}

/// Takes an order's words out of the row, for whoever has just destroyed its key.
pub(crate) async fn blank(tx: &Tx, orders: &[OrderId]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Email, Expr::value(""))
        .col_expr(Column::EmailIndex, Expr::value(""))
        .col_expr(Column::ShippingAddress, Expr::value(Value::from("")))
        .col_expr(Column::BillingAddress, Expr::value(Value::from("")))
        .filter(Column::Id.is_in(orders.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
