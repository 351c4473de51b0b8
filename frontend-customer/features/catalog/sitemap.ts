import 'server-only';
import type { Locale } from '@/i18n/markets';
import { askShop } from '@/lib/ask';
import { SitemapCountDocument, SitemapProductsDocument, SitemapVendorsDocument } from '@/lib/graphql/generated/graphql';
import { DAY } from './data';

/** How many addresses one file of the sitemap has. */
const FILE = 1_000;
const PAGE = 100;
/** No list is gone through further: nobody counts beyond 10,000 either. */
const MOST_FILES = 10;

interface List<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The files of a list, gone through from its beginning; what was read for one file is kept for the others. */
async function filesOf<Node>(read: (after: string | null) => Promise<List<Node>>, most = MOST_FILES): Promise<Node[][]> {
  const files: Node[][] = [];
  let after: string | null = null;
  for (let page = 0; page < (most * FILE) / PAGE; page += 1) {
    const { nodes, pageInfo }: List<Node> = await read(after);
    if (page % (FILE / PAGE) === 0) files.push([]);
    files.at(-1)?.push(...nodes);
    after = pageInfo.endCursor ?? null;
    if (!pageInfo.hasNextPage || !after) break;
  }
  return files.filter((file) => file.length > 0);
}

/** Everyone who sells, in files. */
export function sitemapVendors(locale: Locale) {
  return filesOf(
    async (after) => (await askShop(SitemapVendorsDocument, { first: PAGE, after }, locale, ['sitemap'], DAY)).vendors,
  );
}

/** How many files the products of a category have. */
export async function sitemapFiles(categoryId: string, locale: Locale): Promise<number> {
  const { products } = await askShop(SitemapCountDocument, { where: { categoryId } }, locale, ['sitemap'], DAY);
  return Math.ceil((products.totalCount?.value ?? 0) / FILE);
}

function productsIn(categoryId: string | null, locale: Locale, most?: number) {
  const where = categoryId ? { categoryId } : null;
  return filesOf(
    async (after) => (await askShop(SitemapProductsDocument, { first: PAGE, after, where }, locale, ['sitemap'], DAY)).products,
    most,
  );
}

/** The products of one file of a category. */
export async function sitemapProducts(categoryId: string, file: number, locale: Locale) {
  return (await productsIn(categoryId, locale, file + 1))[file] ?? [];
}

/** Products that are in no category. */
export async function sitemapOthers(locale: Locale) {
  return (await productsIn(null, locale)).flat().filter(({ category }) => !category);
}
