import 'server-only';
import type { Locale } from '@/i18n/markets';
import { askShop } from '@/lib/ask';
import { ProductSlugDocument } from '@/lib/graphql/generated/graphql';

/** How the page of a product is called; nothing where there is none. */
export async function productSlug(id: string, locale: Locale): Promise<string | null> {
  const { product } = await askShop(ProductSlugDocument, { id }, locale, [`product:${id}`]);
  return product?.slug ?? null;
}
