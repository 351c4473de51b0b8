import 'server-only';
import { cache } from 'react';
import type { Locale } from '@/i18n/markets';
import { askAs, askShop } from '@/lib/ask';
import {
  ProductByBarcodeDocument,
  SearchCountDocument,
  SearchDocument,
  type SearchQuery,
  VendorNamesDocument,
} from '@/lib/graphql/generated/graphql';
import { ApiError } from '@/shared/lib/graphql/errors';
import { filtersOf, type Narrowing, orderOf, type Part, type Place, partsOf } from './narrowing';

export type Facet = SearchQuery['search']['facets'][number];
export type Count = NonNullable<SearchQuery['search']['products']['totalCount']>;
export type Hits = SearchQuery['search'];

export const PAGE_SIZE = 24;
const KEPT_S = 300;

/** Everything in a category, or in the shop, as everybody sees it first. */
export async function allIn(category: { id: string; path: string } | null, locale: Locale): Promise<Hits> {
  const variables = { first: PAGE_SIZE, filters: category ? { categoryPath: category.path } : {} };
  const tags = category ? [`category:${category.id}`] : ['products'];
  const { search } = await askShop(SearchDocument, variables, locale, tags, KEPT_S);
  return search;
}

const NOTHING: Hits = {
  didYouMean: null,
  facets: [],
  products: {
    totalCount: { value: 0, precision: 'EXACT' },
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    nodes: [],
  },
};

/**
 * What is found for a narrowing. A place in a list that is not there any more is its beginning; and for what the API refuses to look
 * for there is nothing, since people may write anything into an address.
 */
export async function find(narrowing: Narrowing, place: Place, locale: Locale): Promise<Hits> {
  try {
    return await hitsOf(narrowing, place, locale);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return place.after || place.before ? find(narrowing, {}, locale) : NOTHING;
  }
}

async function hitsOf(narrowing: Narrowing, { after, before }: Place, locale: Locale): Promise<Hits> {
  const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
  const variables = { query: narrowing.words, filters: filtersOf(narrowing), orderBy: orderOf(narrowing.sort), ...page };
  return (await askAs(SearchDocument, variables, locale)).search;
}

const isRefused = (error: unknown) => error instanceof ApiError && error.code === 'VALIDATION_FAILED';

/** Nobody waits for more questions than these. */
const MOST_RELAXED = 4;

/** What would be found without one thing that a list is narrowed to; for lists that are empty. */
export async function relaxations(
  narrowing: Narrowing,
  locale: Locale,
  vendor?: string,
): Promise<{ part: Part; count: Count }[]> {
  const counted = await Promise.all(
    partsOf(narrowing, vendor !== undefined)
      .slice(0, MOST_RELAXED)
      .map(async (part) => {
        const without = vendor ? { ...part.without, vendors: [vendor] } : part.without;
        const variables = { query: narrowing.words, filters: filtersOf(without) };
        const counted = await askAs(SearchCountDocument, variables, locale).catch((error) => {
          if (isRefused(error)) return null;
          throw error;
        });
        return { part, count: counted?.search.products.totalCount };
      }),
  );
  return counted.flatMap(({ part, count }) => (count && count.value > 0 ? [{ part, count }] : []));
}

/** The names of vendors by their ids. */
export const vendorNames = cache(async (ids: string, locale: Locale): Promise<Map<string, string>> => {
  if (!ids) return new Map();
  const list = ids.split(' ');
  const tags = list.map((id) => `vendor:${id}`);
  const { nodes } = await askShop(VendorNamesDocument, { ids: list }, locale, tags);
  return new Map(nodes.flatMap((node) => (node && 'name' in node && node.name ? [[node.id, node.name]] : [])));
});

/** The product with a number under its barcode. */
export async function productWithBarcode(barcode: string, locale: Locale): Promise<string | null> {
  try {
    const { productByBarcode } = await askAs(ProductByBarcodeDocument, { barcode }, locale);
    return productByBarcode?.slug ?? null;
  } catch (error) {
    // Digits that are no barcode are words.
    if (error instanceof ApiError && error.code !== 'UNAVAILABLE') return null;
    throw error;
  }
}
