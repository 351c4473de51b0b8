import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { breadcrumbFacts, JsonLd } from '@/components/seo/json-ld';
import { addressIn, pageMetadata } from '@/components/seo/page-metadata';
import { categoryAt } from '@/features/catalog/addresses';
import { CatalogMessages } from '@/features/catalog/components/catalog-messages';
import { PageHead } from '@/features/catalog/components/page-head';
import { ProductGrid } from '@/features/catalog/components/product-grid';
import { categoryOf } from '@/features/catalog/data';
import { categoryChoices } from '@/features/search/categories';
import { Listing } from '@/features/search/components/listing';
import { NothingFound } from '@/features/search/components/nothing-found';
import { allIn } from '@/features/search/data';
import { WIDE } from '@/features/search/narrowing';
import { pageLocale } from '@/i18n/locale';
import { MARKETS } from '@/i18n/markets';
import { env } from '@/shared/lib/env';

type Params = { params: Promise<{ locale: string; slug: string[] }> };

export const revalidate = 300;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, category } = await read(params);
  const t = await getTranslations({ locale, namespace: 'catalog.listing' });
  const description = t('categoryText', { name: category.name });
  return pageMetadata({ locale, path: categoryAt(category.path), title: category.name, description });
}

/** A category as everybody sees it first. Narrowed, sorted and further pages are at `/search`, so that this one can be kept. */
export default async function CategoryPage({ params }: Params) {
  const { locale, category } = await read(params);
  const hits = await allIn(category, locale);
  const { currency } = MARKETS[locale];
  const narrowing = { ...WIDE, category: category.path };
  const frame = { base: '/search', narrowing, currency, names: new Map<string, string>() };
  const trail = [...category.ancestors, category];
  return (
    <CatalogMessages parts={['filters', 'sort']}>
      <PageHead title={category.name} steps={trail.map(({ name, path }) => ({ label: name, href: categoryAt(path) }))} />
      <Listing
        {...frame}
        hits={hits}
        categories={categoryChoices(hits.facets, category.children, narrowing, currency)}
        empty={<NothingFound {...frame} relaxations={[]} />}
      >
        <ProductGrid products={hits.products.nodes} first heading="h2" />
      </Listing>
      <JsonLd
        facts={breadcrumbFacts(trail.map(({ name, path }) => ({ name, url: env.origin + addressIn(locale, categoryAt(path)) })))}
      />
    </CatalogMessages>
  );
}

async function read(params: Params['params']) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const category = await categoryOf(slug.map(decodeURIComponent).join('/'), locale);
  if (!category) notFound();
  if (category.moved) permanentRedirect(addressIn(locale, categoryAt(category.path)));
  return { locale, category };
}
