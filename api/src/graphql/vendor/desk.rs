//! What a vendor's desk shows of all its orders at once: what waits, what was sold, what came in just now.

use std::collections::VecDeque;
use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject, Subscription};
use entity::ids::{OrderId, VendorOrderId};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, Stream};
use kernel::{Scope, Viewer};
use platform::Cx;
use platform::bus::Message;
use serde::Deserialize;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::live::{Subject, follow};
use crate::graphql::roles;
use crate::graphql::scalars::{DateTime, Money};
use crate::graphql::types::vendor_order::VendorOrder;

#[derive(Default)]
pub struct VendorDeskQuery;

#[derive(Default)]
pub struct VendorDeskSubscription;

/// How many of your orders wait for what. What was paid back whole before anything of it left waits for nobody.
#[derive(SimpleObject)]
pub struct VendorOrderCounts {
    /// Paid, and you did not say yet that you will send them.
    pub to_accept: i64,
    /// You said that you will, and nothing of them has left.
    pub to_ship: i64,
    /// Some of them has left.
    pub partially_shipped: i64,
    /// Of all three, those that count as late already.
    pub late: i64,
    /// When the next of them counts as late, or the first of them did; null where none waits.
    pub next_ship_by: Option<DateTime>,
}

/// What you sold between two moments, in one currency.
#[derive(SimpleObject)]
pub struct VendorSales {
    /// From this moment on.
    pub from: DateTime,
    /// Before this one.
    pub until: DateTime,
    /// How many orders; those that were cancelled since do not count.
    pub orders: i64,
    /// What they came to, lines and delivery with the tax in it; those that were cancelled since too.
    pub gross: Money,
    /// What of that went back since, or is on its way back.
    pub refunded: Money,
}

#[Object]
impl VendorDeskQuery {
    /// How many of your orders wait for what.
    #[graphql(
        guard = "roles::vendor::orders_read::guard",
        visible = "roles::vendor::orders_read::shows",
        directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE),
        directive = cost::apply(Some(10), None, None)
    )]
    async fn vendor_order_counts(&self, ctx: &Context<'_>) -> Result<VendorOrderCounts> {
        let waiting = orders::waiting(&ctx.cx().db, &ctx.vendor_member(Scope::OrdersRead)?, ctx.cx().now()).await?;
        Ok(VendorOrderCounts {
            to_accept: waiting.to_accept,
            to_ship: waiting.to_ship,
            partially_shipped: waiting.partially_shipped,
            late: waiting.late,
            next_ship_by: waiting.next_ship_by.map(DateTime),
        })
    }

    /// What you sold between each two of these moments, by when it was paid, oldest first. A period without a sale is left out, one with
    /// sales in two currencies is there twice. Days of a time zone are asked for by its midnights.
    #[graphql(
        guard = "roles::vendor::orders_read::guard",
        visible = "roles::vendor::orders_read::shows",
        directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE),
        directive = cost::apply(Some(50), None, Some("bounds".into()))
    )]
    async fn vendor_sales(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From 2 to 401 moments, ascending, each at a full quarter of an hour, over at most 400 days.")] bounds: Vec<DateTime>,
    ) -> Result<Vec<VendorSales>> {
        let member = ctx.vendor_member(Scope::OrdersRead)?;
        let bounds: Vec<i64> = bounds.into_iter().map(|bound| bound.0).collect();
        let sold = orders::sold(&ctx.cx().db, &member, &bounds).await?;
        Ok(sold.into_iter().map(Into::into).collect())
    }
}

impl From<orders::Sold> for VendorSales {
    fn from(sold: orders::Sold) -> Self {
        let money = |minor| Money::stored(minor, &sold.currency);
        let (gross, refunded) = (money(sold.gross_minor), money(sold.refunded_minor));
        Self { from: DateTime(sold.from), until: DateTime(sold.until), orders: sold.orders, gross, refunded }
    }
}

#[Subscription]
impl VendorDeskSubscription {
    /// Each new order of yours, in the moment it is paid. Ends when the session is revoked.
    #[graphql(guard = "roles::vendor::orders_read::guard", visible = "roles::vendor::orders_read::shows", directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE))]
    async fn vendor_order_placed<'a>(
        &self,
        ctx: &Context<'a>,
        #[graphql(desc = "Send those first that were paid from this moment on, the newest hundred of them: after a break, when the one seen last was paid.")]
        since: Option<DateTime>,
    ) -> Result<impl Stream<Item = Result<VendorOrder>> + use<>> {
        let vendor = ctx.vendor_member(Scope::OrdersRead)?.vendor;
        follow(ctx, Arrivals { team: ctx.scope().vendor, vendor, since: since.map(|since| since.0), sent: VecDeque::new() }).await
    }
}

/// The orders of a vendor as they come in.
struct Arrivals {
    /// The team that was asked for.
    team: Option<entity::ids::VendorId>,
    vendor: entity::ids::VendorId,
    /// When the one sent last was paid, so that what was missed can be looked up.
    since: Option<i64>,
    /// The last ones that were sent: events come twice now and then.
    sent: VecDeque<VendorOrderId>,
}

/// The part of `OrderPlaced` that matters here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Placed {
    order_id: OrderId,
    vendor_ids: Vec<entity::ids::VendorId>,
}

/// Two that are paid at once may be told of in another order than they were paid in.
const MARGIN_MS: i64 = 10_000;
const REMEMBERED: usize = 200;

impl Subject for Arrivals {
    type Node = VendorOrder;

    fn concerns(&self, message: &Message) -> bool {
        message.topic == "OrderPlaced" && Placed::deserialize(&message.payload).is_ok_and(|placed| placed.vendor_ids.contains(&self.vendor))
    }

    fn load(&mut self, cx: Cx, viewer: Viewer, heard: Option<Arc<Message>>) -> BoxFuture<'_, platform::Result<Option<Vec<VendorOrder>>>> {
        async move {
            let Some(member) = vendors::member(&viewer, self.team, Scope::OrdersRead).filter(|member| member.vendor == self.vendor) else { return Ok(None) };
            let found = match heard.as_deref().map(|message| Placed::deserialize(&message.payload)) {
                Some(Ok(placed)) => orders::part_of(&cx.db, &member, placed.order_id).await?.into_iter().collect(),
                _ => match self.since {
                    Some(since) => orders::arrived_since(&cx.db, &member, since).await?,
                    None => Vec::new(),
                },
            };
            // From here on nothing is missed, whether or not anything came yet.
            self.since.get_or_insert_with(|| cx.now());
            let mut fresh = Vec::new();
            for row in found {
                if self.sent.contains(&row.id) {
                    continue;
                }
                if self.sent.len() == REMEMBERED {
                    self.sent.pop_front();
                }
                self.sent.push_back(row.id);
                self.since = self.since.max(row.placed_at.map(|at| at - MARGIN_MS));
                fresh.push(VendorOrder::sold(row));
            }
            Ok(Some(fresh))
        }
        .boxed()
    }
}
