import { type Entry, sitemapOf } from '@/components/seo/sitemap';
import { categoryAt, productAt, vendorAt } from '@/features/catalog/addresses';
import { menu } from '@/features/catalog/data';
import { sitemapOthers, sitemapProducts, sitemapVendors } from '@/features/catalog/sitemap';
import { routing } from '@/i18n/routing';

export const dynamic = 'force-static';
export const revalidate = 86_400;
export const generateStaticParams = () => [];

/** One part of the sitemap. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const entries = await entriesOf(file);
  return entries ? sitemapOf(entries) : new Response(null, { status: 404 });
}

async function entriesOf(file: string): Promise<Entry[] | null> {
  const locale = routing.defaultLocale;
  if (file === 'others.xml') return (await sitemapOthers(locale)).map(entryOf);
  const [, makers] = /^makers-(\d{1,2})\.xml$/.exec(file) ?? [];
  if (makers) return (await sitemapVendors(locale))[Number(makers) - 1]?.map(({ slug }) => ({ path: vendorAt(slug) })) ?? null;
  const categories = await menu(locale);
  if (file === 'pages.xml') {
    const paths = categories.flatMap(({ path, children }) => [path, ...children.map((child) => child.path)]);
    return ['/', '/products', '/v', ...paths.map(categoryAt)].map((path) => ({ path }));
  }
  const [, slug, number] = /^products-(.+)-(\d{1,2})\.xml$/.exec(file) ?? [];
  const category = categories.find(({ path }) => path === `/${slug}/`);
  if (!category || Number(number) < 1) return null;
  return (await sitemapProducts(category.id, Number(number) - 1, locale)).map(entryOf);
}

function entryOf({ slug, updatedAt }: { slug: string; updatedAt: string }): Entry {
  return { path: productAt(slug), changedAt: updatedAt };
}
