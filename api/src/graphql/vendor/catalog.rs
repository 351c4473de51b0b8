//! A team's own products.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use catalog::{AttributeValue, MediaInput, NewProduct, ProductFilter, ProductPatch, VariantInput, VariantOption};
use kernel::Scope;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::{id, optional_id};
use crate::graphql::types::product::{Product, ProductConnection, ProductState, TaxClass};
use crate::graphql::types::variant::Variant;

#[derive(Default)]
pub struct VendorCatalogQuery;

#[derive(Default)]
pub struct VendorCatalogMutation;

/// The value of a property.
#[derive(InputObject)]
pub struct AttributeValueInput {
    /// The attribute's code.
    pub code: String,
    /// Its value; of the attribute's kind.
    pub value: String,
}

/// A product to make.
#[derive(InputObject)]
pub struct ProductCreateInput {
    /// Its title; its address is made of it once.
    pub title: String,
    /// A few paragraphs about it.
    #[graphql(default)]
    pub description: String,
    /// Who made it.
    pub brand: Option<String>,
    /// Where it stands in the tree.
    pub category_id: Option<ID>,
    /// How it is taxed; as its category where nothing is given.
    pub tax_class: Option<TaxClass>,
    /// Keep it to your team for now.
    #[graphql(default)]
    pub draft: bool,
    /// Its properties.
    #[graphql(default)]
    pub attributes: Vec<AttributeValueInput>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What to change about a product; what is left out stays.
#[derive(InputObject)]
pub struct ProductUpdateInput {
    /// Which one.
    pub product_id: ID,
    /// Its title; the address stays.
    pub title: Option<String>,
    /// A few paragraphs about it.
    pub description: Option<String>,
    /// Who made it; null for nobody.
    pub brand: MaybeUndefined<String>,
    /// Where it stands in the tree; null for nowhere.
    pub category_id: MaybeUndefined<ID>,
    /// How it is taxed.
    pub tax_class: Option<TaxClass>,
    /// `ACTIVE` puts it into the shop, `DRAFT` takes it back.
    pub state: Option<ProductState>,
    /// Its properties, all of them.
    pub attributes: Option<Vec<AttributeValueInput>>,
    /// Change only this version of the product.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// A product to take out of the shop.
#[derive(InputObject)]
pub struct ProductArchiveInput {
    /// Which one.
    pub product_id: ID,
    /// Archive only this version of the product.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// One choice that makes a variant.
#[derive(InputObject)]
pub struct VariantOptionInput {
    /// What is chosen, such as `Colour`.
    pub name: String,
    /// What it is, such as `red`.
    pub value: String,
}

/// A variant to make or to write anew.
#[derive(InputObject)]
pub struct VariantUpsertInput {
    /// Which one; a new one where none is given.
    pub id: Option<ID>,
    /// The product it belongs to.
    pub product_id: ID,
    /// Your own number for it, no two alike.
    pub sku: String,
    /// The number under its barcode.
    pub gtin: Option<String>,
    /// What tells it from the others; made of its options where nothing is given.
    pub title: Option<String>,
    /// The choices that make it.
    #[graphql(default)]
    pub options: Vec<VariantOptionInput>,
    /// Its weight in grams, packed.
    pub weight_grams: Option<i64>,
    /// Where it stands among the others; behind them where nothing is given.
    pub position: Option<i32>,
    /// Change only this version of the variant.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// A variant to take away.
#[derive(InputObject)]
pub struct VariantDeleteInput {
    /// Which one.
    pub variant_id: ID,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// One picture of the new list: one that is there, by its id, or a new one, by its address.
#[derive(InputObject)]
pub struct MediaItemInput {
    /// A picture that is there already.
    pub id: Option<ID>,
    /// Where a new one comes from. It is noted, not fetched.
    pub source_url: Option<String>,
    /// What it shows, for those who cannot see it.
    #[graphql(default)]
    pub alt: String,
}

/// The pictures of a product, all of them, in their order.
#[derive(InputObject)]
pub struct MediaSetInput {
    /// Which product.
    pub product_id: ID,
    /// At most 20; those left out are gone.
    pub media: Vec<MediaItemInput>,
    /// Change only this version of the product.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a product.
#[derive(SimpleObject)]
pub struct ProductPayload {
    /// The product as it is now; null when the change was refused.
    pub product: Option<Product>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of a variant.
#[derive(SimpleObject)]
pub struct VariantUpsertPayload {
    /// The variant as it is now; null when the change was refused.
    pub variant: Option<Variant>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Narrows a vendor's products.
#[derive(InputObject, Default)]
pub struct VendorProductWhereInput {
    /// Only those in this state.
    pub state: Option<ProductState>,
    /// Only those with this in their title, or with a variant of this SKU or barcode; up to 200 characters.
    pub text: Option<String>,
}

/// A picture to send.
#[derive(InputObject)]
pub struct MediaSubmitInput {
    /// Of which product of yours.
    pub product_id: ID,
    /// What it shows, for those who cannot see it, up to 300 characters; `mediaSet` changes it.
    #[graphql(default)]
    pub alt: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Where a picture is sent to.
#[derive(SimpleObject)]
pub struct MediaSubmitPayload {
    /// What the picture will be called once it is there; null when it was refused.
    pub media_id: Option<ID>,
    /// Where the file goes, by `PUT`, within a quarter of an hour: a JPEG, a PNG or a WebP of at most 10 MiB. Null when it was refused.
    pub upload_url: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorCatalogQuery {
    /// What your vendor described, the newest first; drafts and archived products too.
    #[graphql(guard = "roles::vendor::catalogue_read::guard", visible = "roles::vendor::catalogue_read::shows", directive = roles::auth::apply(roles::vendor::catalogue_read::ROLES.to_vec(), roles::vendor::catalogue_read::SCOPE))]
    async fn vendor_products(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<VendorProductWhereInput>,
    ) -> Result<ProductConnection> {
        let (member, page) = (ctx.vendor_member(Scope::CatalogueRead)?, page(first, after, last, before)?);
        let VendorProductWhereInput { state, text } = narrowed.unwrap_or_default();
        let text = text.map(|text| kernel::text("where.text", &text, 0, 200)).transpose().map_err(platform::Error::from)?;
        let filter = ProductFilter { state: state.map(Into::into), text };
        let found = catalog::vendor_products(&ctx.cx().db, &member, &filter, &page).await?;
        Ok(ProductConnection::new(&page, found, Product::of))
    }
}

#[Object]
impl VendorCatalogMutation {
    /// Makes a product. It can be bought when it has a variant with an offer and stock.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn product_create(&self, ctx: &Context<'_>, #[graphql(desc = "What to make.")] input: ProductCreateInput) -> Result<ProductPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let made = async { catalog::create_product(ctx.cx(), &member, &input.read()?, key).await };
        payload(made.await)
    }

    /// Changes what your product says about itself.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn product_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: ProductUpdateInput) -> Result<ProductPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let changed = async {
            let product = id("input.productId", &input.product_id)?;
            catalog::update_product(ctx.cx(), &member, product, &input.read()?, input.expected_version, key).await
        };
        payload(changed.await)
    }

    /// Takes your product out of the shop; nobody's offer of it can be bought any more. `productUpdate` with `state: ACTIVE` puts it back.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn product_archive(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: ProductArchiveInput) -> Result<ProductPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let archived = async { catalog::archive_product(ctx.cx(), &member, id("input.productId", &input.product_id)?, input.expected_version, key).await };
        payload(archived.await)
    }

    /// Makes a variant of your product, or writes one anew.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn variant_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "What to write.")] input: VariantUpsertInput) -> Result<VariantUpsertPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let written = async { catalog::upsert_variant(ctx.cx(), &member, &input.read()?, input.expected_version, key).await };
        let (variant, user_errors) = settled(written.await)?;
        Ok(VariantUpsertPayload { variant: variant.map(Variant::Whole), user_errors })
    }

    /// Takes a variant of your product away; its SKU stays taken, its GTIN becomes free.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn variant_delete(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: VariantDeleteInput) -> Result<ProductPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let of = async { catalog::delete_variant(ctx.cx(), &member, id("input.variantId", &input.variant_id)?, key).await };
        let (product, user_errors) = settled(of.await)?;
        let product = match product {
            Some(product) => catalog::own_product(&ctx.cx().db, &member, product).await?,
            None => None,
        };
        Ok(ProductPayload { product: product.map(Product::of), user_errors })
    }

    /// Puts exactly these pictures on your product.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn media_set(&self, ctx: &Context<'_>, #[graphql(desc = "Which pictures.")] input: MediaSetInput) -> Result<ProductPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let set = async {
            let product = id("input.productId", &input.product_id)?;
            catalog::set_media(ctx.cx(), &member, product, &input.read()?, input.expected_version, key).await
        };
        payload(set.await)
    }

    /// Announces a picture of your product; the file follows to the address that is answered, and stands behind the others from then on.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["ProductChanged".into()])
    )]
    async fn media_submit(&self, ctx: &Context<'_>, #[graphql(desc = "Of which product.")] input: MediaSubmitInput) -> Result<MediaSubmitPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let announce = async {
            let product = id("input.productId", &input.product_id)?;
            catalog::announce_media(ctx.cx(), &member, product, &input.alt, key).await
        };
        let (announced, user_errors) = settled(announce.await)?;
        let upload_url = announced.as_ref().map(|picture| format!("{}{}", ctx.cx().public_url, picture.path));
        Ok(MediaSubmitPayload { media_id: announced.map(|picture| picture.id.into()), upload_url, user_errors })
    }
}

fn payload(result: platform::Result<entity::product::Model>) -> Result<ProductPayload> {
    let (product, user_errors) = settled(result)?;
    Ok(ProductPayload { product: product.map(Product::of), user_errors })
}

fn values(given: &[AttributeValueInput]) -> Vec<AttributeValue> {
    given.iter().map(|value| AttributeValue { code: value.code.clone(), value: value.value.clone() }).collect()
}

impl ProductCreateInput {
    fn read(&self) -> platform::Result<NewProduct> {
        Ok(NewProduct {
            title: self.title.clone(),
            description: self.description.clone(),
            brand: self.brand.clone(),
            category_id: optional_id("input.categoryId", self.category_id.as_ref())?,
            tax_class: self.tax_class.map(Into::into),
            draft: self.draft,
            attributes: values(&self.attributes),
        })
    }
}

impl ProductUpdateInput {
    fn read(&self) -> platform::Result<ProductPatch> {
        let category_id = match &self.category_id {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(text) => Some(Some(id("input.categoryId", text)?)),
        };
        let brand = match &self.brand {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(brand) => Some(Some(brand.clone())),
        };
        Ok(ProductPatch {
            title: self.title.clone(),
            description: self.description.clone(),
            brand,
            category_id,
            tax_class: self.tax_class.map(Into::into),
            state: self.state.map(Into::into),
            attributes: self.attributes.as_deref().map(values),
        })
    }
}

impl VariantUpsertInput {
    fn read(&self) -> platform::Result<VariantInput> {
        Ok(VariantInput {
            id: optional_id("input.id", self.id.as_ref())?,
            product_id: id("input.productId", &self.product_id)?,
            sku: self.sku.clone(),
            gtin: self.gtin.clone(),
            title: self.title.clone(),
            options: self.options.iter().map(|option| VariantOption { name: option.name.clone(), value: option.value.clone() }).collect(),
            weight_grams: self.weight_grams,
            position: self.position,
        })
    }
}

impl MediaSetInput {
    fn read(&self) -> platform::Result<Vec<MediaInput>> {
        let item = |(at, item): (usize, &MediaItemInput)| {
            let id = optional_id(&format!("input.media.{at}.id"), item.id.as_ref())?;
            Ok(MediaInput { id, source_url: item.source_url.clone(), alt: item.alt.clone() })
        };
        self.media.iter().enumerate().map(item).collect()
    }
}
