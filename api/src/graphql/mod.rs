//! The schema, composed of three doors over one set of types. Every door file looks like these three; a resolver has
//! 3 to 10 lines, no SQL and no rule.
//!
//! ```ignore
//! // A list: graphql/vendor/catalog.rs. `connection!` in the node's type file made ProductConnection.
//! /// Your products, newest first.
//! #[graphql(guard = "roles::vendor::catalogue_read::guard", visible = "roles::vendor::catalogue_read::shows", directive = roles::auth::apply(roles::vendor::catalogue_read::ROLES.to_vec(), roles::vendor::catalogue_read::SCOPE))]
//! async fn vendor_products(
//!     &self,
//!     ctx: &Context<'_>,
//!     #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
//!     #[graphql(desc = "After this cursor.")] after: Option<String>,
//!     #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
//!     #[graphql(desc = "Before this cursor.")] before: Option<String>,
//! ) -> Result<ProductConnection> {
//!     let member = ctx.vendor_member(Scope::CatalogueRead)?;
//!     let page = page(first, after, last, before)?;
//!     let found = catalog::vendor_products(&ctx.cx().db, &member, &page).await?;
//!     Ok(ProductConnection::new(&page, found, Product::of))
//! }
//!
//! // A mutation: one input, a payload with the subject and `userErrors`. Numbers of the input are i64, so that 2^31 is a
//! // ValidationFailed of the room and not a parse error; ids are read with `id`, codes and money with `.read(path)`.
//! /// Puts offers into the cart. …
//! #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
//! async fn cart_lines_add(&self, ctx: &Context<'_>, #[graphql(desc = "What to add.")] input: CartLinesAddInput) -> Result<CartLinesAddPayload> {
//!     let shopper = ctx.shopper()?;
//!     let key = ctx.key(input.idempotency_key.as_deref());
//!     let (cart, user_errors) = settled(async { cart::add_lines(ctx.cx(), &shopper, key, input.read()?).await }.await)?;
//!     Ok(CartLinesAddPayload { cart: cart.map(Cart), user_errors, warnings: Vec::new() })
//! }
//!
//! // A subscription: `live` authorises, hears the bus, checks the session and loads afresh on every push.
//! /// An order as it is, at once and then at every change.
//! async fn order_status_changed(&self, ctx: &Context<'_>, …) -> Result<impl Stream<Item = Result<Order>> + use<>> {
//!     let order: OrderId = id("orderId", &order_id)?;
//!     live(ctx, format!("order:{order}"), since, move |cx, viewer| async move {
//!         let Some(shopper) = identity::shopper(&viewer) else { return Ok(None) };
//!         Ok(orders::for_shopper(&cx.db, &shopper, order).await?.map(|row| (row.version, Order::bought(row))))
//!     })
//!     .await
//! }
//! ```
//!
//! `?` on a `platform::Result`, a `Refusal` or a loader's error is right everywhere: the gate makes a code and a request id of it
//! (`error.rs`), and no internal text leaves. A loader: `ctx.load(order.vendor_id).await?` with
//! `impl Loader<VendorId> for Loaders { type Value = vendor::Model; type Error = LoadError; … .map_err(Arc::new) }` in the type file.
//! Every type, field, argument, input field and enum value has a sentence.

pub mod admin;
pub mod batch;
pub mod context;
pub mod cost;
pub mod customer;
pub mod documents;
pub mod error;
pub mod limits;
pub mod live;
pub mod loaders;
pub mod node;
pub mod page;
pub mod public;
pub mod quiet;
pub mod roles;
pub mod scalars;
pub mod types;
pub mod variables;
pub mod vendor;

use async_graphql::{MergedObject, MergedSubscription, ValidationMode};

pub use context::Ask;

/// Reads. They never write.
#[derive(MergedObject, Default)]
pub struct Query(node::NodeQuery, customer::CustomerQuery, vendor::VendorQuery, admin::AdminQuery);

/// Changes. Each is one use case, done whole or not at all.
#[derive(MergedObject, Default)]
pub struct Mutation(customer::CustomerMutation, vendor::VendorMutation, admin::AdminMutation);

/// What can be followed, over WebSocket or an event stream.
#[derive(MergedSubscription, Default)]
pub struct Subscription(customer::CustomerSubscription, vendor::VendorSubscription);

/// The whole schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// Builds the schema. Its limits are counted by the gate before execution (`http/gate.rs`): the engine's own walk every
/// path through the fragments, which takes seconds on a document of 820 bytes. No extension of the engine is registered:
/// with any, even an empty one, it resolves every field the slow way.
#[must_use]
pub fn schema() -> Schema {
    built(ValidationMode::Strict)
}

/// The same schema for documents that [`schema`] has validated: it looks at nothing again.
#[must_use]
pub fn trusting() -> Schema {
    built(ValidationMode::Fast)
}

fn built(mode: ValidationMode) -> Schema {
    Schema::build(Query::default(), Mutation::default(), Subscription::default()).validation_mode(mode).disable_suggestions().finish()
}

/// The schema as text, with everybody's fields.
#[must_use]
pub fn sdl() -> String {
    schema().sdl_with_options(
        async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().prefer_single_line_descriptions().use_space_ident(),
    )
}
