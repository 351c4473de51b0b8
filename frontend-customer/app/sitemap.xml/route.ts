import { sitemapIndexOf } from '@/components/seo/sitemap';
import { menu } from '@/features/catalog/data';
import { sitemapFiles, sitemapVendors } from '@/features/catalog/sitemap';
import { routing } from '@/i18n/routing';

// No build knows the categories; what is read for it is kept.
export const dynamic = 'force-dynamic';

/** The parts of the sitemap: pages, makers, the products of each category at the top, and those in none. */
export async function GET(): Promise<Response> {
  const locale = routing.defaultLocale;
  const [categories, makers] = await Promise.all([menu(locale), sitemapVendors(locale)]);
  const products = await Promise.all(
    categories.map(async ({ id, path }) => {
      const count = await sitemapFiles(id, locale);
      return Array.from({ length: count }, (_, file) => `products-${path.replaceAll('/', '')}-${file + 1}.xml`);
    }),
  );
  return sitemapIndexOf(['pages.xml', ...makers.map((_, file) => `makers-${file + 1}.xml`), ...products.flat(), 'others.xml']);
}
