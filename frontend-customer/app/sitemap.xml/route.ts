import { sitemapIndexOf } from '@/components/seo/sitemap';
import { menu, sitemapFiles } from '@/features/catalog/data';
import { routing } from '@/i18n/routing';

// No build knows the categories; what is read for it is kept.
export const dynamic = 'force-dynamic';

/** The parts of the sitemap: pages, makers, and the products of each category at the top in files of their own. */
export async function GET(): Promise<Response> {
  const locale = routing.defaultLocale;
  const categories = await menu(locale);
  const products = await Promise.all(
    categories.map(async ({ id, path }) => {
      const count = await sitemapFiles(id, locale);
      return Array.from({ length: count }, (_, file) => `products-${path.replaceAll('/', '')}-${file + 1}.xml`);
    }),
  );
  return sitemapIndexOf(['pages.xml', 'makers.xml', ...products.flat()]);
}
