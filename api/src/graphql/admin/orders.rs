//! All orders, for those who run the marketplace.

use async_graphql::{Context, InputObject, Object, Result};
use kernel::Scope;
use orders::OrderFilter;

use crate::graphql::context::Ask;
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::types::order::{Order, OrderConnection};
use crate::graphql::types::order_states::OrderStatus;

#[derive(Default)]
pub struct AdminOrderQuery;

/// Narrows all orders.
#[derive(InputObject, Default)]
pub struct OrderWhereInput {
    /// Only as far as this.
    pub status: Option<OrderStatus>,
    /// Only the one that people call this (`R1001`).
    pub number: Option<String>,
}

#[Object]
impl AdminOrderQuery {
    /// All orders, newest first.
    #[graphql(
        guard = "roles::admin::orders_read::guard",
        visible = "roles::admin::orders_read::shows",
        directive = roles::auth::apply(roles::admin::orders_read::ROLES.to_vec(), roles::admin::orders_read::SCOPE)
    )]
    async fn orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<OrderWhereInput>,
    ) -> Result<OrderConnection> {
        let operator = ctx.operator(Scope::OrdersRead)?;
        let page = page(first, after, last, before)?;
        let narrowed = narrowed.unwrap_or_default();
        let filter = OrderFilter { status: narrowed.status.map(Into::into), number: narrowed.number };
        let found = orders::all(&ctx.cx().db, &operator, &filter, &page).await?;
        Ok(OrderConnection::new(&page, found, Order::run))
    }
}
