//! Anything by its id. The prefix says what it is; the scoped finder of its room says whether this viewer may see it.
//! What may not be seen answers exactly like what is not there.

use async_graphql::futures_util::future::try_join_all;
use async_graphql::{Context, ID, Interface, Object, Result};
use entity::ids::{CartId, CategoryId, CheckoutId, Id, OfferId, OrderId, ProductId, UserId, VariantId, VendorId, VendorOrderId};
use entity::states::VendorState;
use kernel::{Refusal, Scope};
use platform::Error;

use super::context::Ask;
use super::types::cart::Cart;
use super::types::category::Category;
use super::types::checkout::Checkout;
use super::types::offer::Offer;
use super::types::order::Order;
use super::types::product::Product;
use super::types::user::User;
use super::types::variant::Variant;
use super::types::vendor::Vendor;
use super::types::vendor_order::VendorOrder;
use crate::graphql::cost::cost;

/// No list is longer.
const MOST: usize = 100;

/// Anything with an id of its own.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Its id: a prefix that tells the type, and 26 characters that follow the order in which things came into being."
))]
pub enum Node {
    Product(Product),
    Variant(Variant),
    Category(Category),
    Offer(Offer),
    Vendor(Vendor),
    Cart(Cart),
    Checkout(Checkout),
    Order(Order),
    VendorOrder(VendorOrder),
    User(User),
}

#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Anything by its id; null when there is no such thing, or you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Its id.")] id: ID) -> Result<Option<Node>> {
        find(ctx, &id).await
    }

    /// Several by their ids, in the same order; null in the place of what is not there, or not for you.
    #[graphql(directive = cost::apply(None, None, Some("ids".into())))]
    async fn nodes(&self, ctx: &Context<'_>, #[graphql(desc = "Their ids, at most 100.")] ids: Vec<ID>) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            return Err(Refusal::invalid("ids", "At most 100 at once.").into());
        }
        try_join_all(ids.iter().map(|id| find(ctx, id))).await
    }
}

/// What is public goes through the loaders, so that a hundred products are one query.
async fn find(ctx: &Context<'_>, id: &str) -> Result<Option<Node>> {
    let Some((prefix, _)) = id.split_once('_') else { return Ok(None) };
    match prefix {
        ProductId::PREFIX => match id.parse() {
            Ok(id) => Ok(product(ctx, id).await?.map(Node::Product)),
            Err(_) => Ok(None),
        },
        VariantId::PREFIX => {
            let Ok(id) = id.parse() else { return Ok(None) };
            Ok(Variant::seen(ctx, id).await?.map(Node::Variant))
        }
        OfferId::PREFIX => {
            let Ok(id) = id.parse::<OfferId>() else { return Ok(None) };
            let Some(offer) = ctx.load(id).await? else { return Ok(None) };
            let own = ctx.vendor_member(Scope::CatalogueRead).is_ok_and(|member| member.vendor == offer.vendor_id);
            let live = ctx.load(offer.vendor_id).await?.is_some_and(|vendor| vendor.state == VendorState::Live);
            let seen = own || live && Variant::seen(ctx, offer.variant_id).await?.is_some();
            Ok(seen.then(|| Node::Offer(Offer::of(offer))))
        }
        CategoryId::PREFIX => match id.parse::<CategoryId>() {
            Ok(id) => Ok(ctx.load(id).await?.map(|row| Node::Category(Category(row)))),
            Err(_) => Ok(None),
        },
        VendorId::PREFIX => {
            let Ok(id) = id.parse::<VendorId>() else { return Ok(None) };
            let whole = vendors::member(ctx.viewer(), Some(id), Scope::StoreRead).is_some() || ctx.operator(Scope::VendorsRead).is_ok();
            let vendor = ctx.load(id).await?.filter(|vendor| whole || vendor.state == VendorState::Live);
            Ok(vendor.map(|row| Node::Vendor(Vendor(row))))
        }
        _ => private(ctx, prefix, id).await,
    }
}

/// In the shop, or one's own draft.
async fn product(ctx: &Context<'_>, id: ProductId) -> Result<Option<Product>> {
    if let Some(row) = ctx.load(id).await? {
        return Ok(Some(Product::of(row)));
    }
    let Ok(member) = ctx.vendor_member(Scope::CatalogueRead) else { return Ok(None) };
    Ok(catalog::own_product(&ctx.cx().db, &member, id).await?.map(Product::of))
}

/// What belongs to somebody.
async fn private(ctx: &Context<'_>, prefix: &str, id: &str) -> Result<Option<Node>> {
    let (cx, db) = (ctx.cx(), &ctx.cx().db);
    let shopper = identity::shopper(ctx.viewer());
    match prefix {
        OrderId::PREFIX => {
            let Ok(id) = id.parse() else { return Ok(None) };
            match (identity::operator(ctx.viewer(), Scope::OrdersRead), shopper) {
                (Some(operator), _) => Ok(orders::operator_order(db, &operator, id).await?.map(Order::run).map(Node::Order)),
                (None, Some(shopper)) => Ok(orders::for_shopper(db, &shopper, id).await?.map(Order::bought).map(Node::Order)),
                (None, None) => Ok(None),
            }
        }
        VendorOrderId::PREFIX => {
            let (Ok(id), Ok(member)) = (id.parse(), ctx.vendor_member(Scope::OrdersRead)) else { return Ok(None) };
            Ok(seen(orders::vendor_order(db, &member, id, "id").await)?.map(VendorOrder::sold).map(Node::VendorOrder))
        }
        CartId::PREFIX => {
            let (Ok(id), Some(shopper)) = (id.parse(), shopper) else { return Ok(None) };
            Ok(cart::view_by_id(cx, &shopper, id).await?.map(Cart::new).map(Node::Cart))
        }
        CheckoutId::PREFIX => {
            let (Ok(id), Some(shopper)) = (id.parse::<CheckoutId>(), shopper) else { return Ok(None) };
            Ok(seen(checkout::view(cx, &shopper, id).await)?.map(Checkout).map(Node::Checkout))
        }
        UserId::PREFIX => {
            let Ok(id) = id.parse::<UserId>() else { return Ok(None) };
            let allowed = ctx.operator(Scope::PeopleRead).is_ok() || ctx.viewer().user() == Some(id);
            Ok(if allowed { identity::user(db, id).await?.map(User::whole).map(Node::User) } else { None })
        }
        _ => Ok(None),
    }
}

/// A finder that refuses what is not there.
fn seen<T>(found: platform::Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::Refused(_)) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}
