import 'server-only';
import { cache } from 'react';
import type { Locale } from '@/i18n/markets';
import { askShop } from '@/lib/ask';
import {
  CategoryBySlugDocument,
  CategoryPictureDocument,
  MenuDocument,
  type MenuQuery,
  NewestDocument,
  ProductIdDocument,
  ProductPageDocument,
  type ProductPageQuery,
  type ProductWhereInput,
  SellerDocument,
  type SellerQuery,
  VendorIdDocument,
  VendorPageDocument,
  type VendorPageQuery,
  VendorsDocument,
} from '@/lib/graphql/generated/graphql';
import { ApiError } from '@/shared/lib/graphql/errors';
import { pathOf } from './addresses';

const MINUTES = 60;
/** For what hardly changes, and is told to be old when it does. */
export const DAY = 24 * 3600;

/** Prices and stock are on nearly every page: no page is older. */
export const LIST_KEPT_S = 5 * MINUTES;

export type MenuCategory = MenuQuery['categories'][number];
export type ProductDetails = NonNullable<ProductPageQuery['product']>;
export type ProductVariant = ProductDetails['variants'][number];
export type VariantOffer = ProductVariant['offers'][number];
export type VendorDetails = NonNullable<VendorPageQuery['vendor']>;
export type Seller = NonNullable<SellerQuery['vendor']> & { deliveries: SellerQuery['shippingOptions'] };

/** People may write anything into an address: what the API refuses to look for is not there. */
async function unlessRefused<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'VALIDATION_FAILED') return null;
    throw error;
  }
}

/** The categories at the top with those below them. */
export const menu = cache(async (locale: Locale): Promise<MenuCategory[]> => {
  const { categories } = await askShop(MenuDocument, {}, locale, ['nav'], DAY);
  return categories;
});

/** The menu, for pages that are of use without it. */
export async function menuIfThere(locale: Locale): Promise<MenuCategory[]> {
  return menu(locale).catch(() => []);
}

/** The categories at the top, each with a picture of something in it. */
export async function categoriesWithPicture(locale: Locale) {
  const categories = await menu(locale);
  return Promise.all(
    categories.map(async (category) => {
      const { products } = await askShop(
        CategoryPictureDocument,
        { id: category.id },
        locale,
        ['nav', `category:${category.id}`],
        DAY,
      );
      return { ...category, pictureUrl: products.nodes.find(({ pictureUrl }) => pictureUrl)?.pictureUrl ?? null };
    }),
  );
}

/** A category by the parts of its address. Where it stands elsewhere now, its `path` tells where. */
export const categoryOf = cache(async (slugs: string, locale: Locale) => {
  const slug = slugs.split('/').at(-1) ?? '';
  const answer = await unlessRefused(askShop(CategoryBySlugDocument, { slug }, locale, ['nav'], DAY));
  const category = answer?.category;
  return category && { ...category, moved: category.path !== pathOf(slugs.split('/')) };
});

/** What came last, of everything, of a category or of a vendor. */
export async function newest(first: number, locale: Locale, where: ProductWhereInput = {}) {
  const tags = [
    'newest',
    ...(where.categoryId ? [`category:${where.categoryId}`] : []),
    ...(where.vendorId ? [`vendor:${where.vendorId}`] : []),
  ];
  const { products } = await askShop(NewestDocument, { first, where }, locale, tags, LIST_KEPT_S);
  return products.nodes;
}

/** Those who sell, the newest first; null where there is no such place in the list. */
export async function vendors(first: number, locale: Locale, after?: string) {
  const answer = await unlessRefused(askShop(VendorsDocument, { first, after }, locale, ['vendors'], LIST_KEPT_S));
  return answer?.vendors ?? null;
}

/** A vendor that sells, by the name in its address. */
export const vendorOf = cache(async (slug: string, locale: Locale) => {
  const known = (await unlessRefused(askShop(VendorIdDocument, { slug }, locale, ['vendors'], LIST_KEPT_S)))?.vendor;
  if (!known) return null;
  const { vendor } = await askShop(VendorPageDocument, { id: known.id }, locale, [`vendor:${known.id}`]);
  return vendor;
});

/** A product in the shop, by the name in its address, and when it was read. */
export const productOf = cache(async (slug: string, locale: Locale) => {
  const known = (await unlessRefused(askShop(ProductIdDocument, { slug }, locale, ['products'], LIST_KEPT_S)))?.product;
  if (!known) return null;
  const tags = [
    `product:${known.id}`,
    `offer:${known.id}`,
    ...(known.vendor ? [`vendor:${known.vendor.id}`] : []),
    ...(known.category ? [`category:${known.category.id}`] : []),
  ];
  const { product } = await askShop(ProductPageDocument, { id: known.id }, locale, tags, LIST_KEPT_S);
  return product;
});

/** No product page tells of more of those who sell it. */
const MOST_SELLERS = 12;

/** Everyone who offers a product, whoever is shown first before the others: who they are in law, and how they deliver. */
export async function sellersOf(product: ProductDetails, locale: Locale): Promise<Seller[]> {
  const ids = new Set(product.variants.flatMap(({ offers }) => offers.flatMap(({ vendor }) => (vendor ? [vendor.id] : []))));
  const sellers = await Promise.all([...ids].slice(0, MOST_SELLERS).map((id) => sellerOf(id, locale)));
  return sellers.filter((seller) => seller !== null);
}

async function sellerOf(id: string, locale: Locale): Promise<Seller | null> {
  const { vendor, shippingOptions } = await askShop(SellerDocument, { id }, locale, [`vendor:${id}`]);
  return vendor && { ...vendor, deliveries: shippingOptions };
}
