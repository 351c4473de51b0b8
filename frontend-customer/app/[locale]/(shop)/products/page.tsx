import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/seo/page-metadata';
import { CatalogMessages } from '@/features/catalog/components/catalog-messages';
import { PageHead } from '@/features/catalog/components/page-head';
import { ProductGrid } from '@/features/catalog/components/product-grid';
import { menu } from '@/features/catalog/data';
import { categoryChoices } from '@/features/search/categories';
import { Listing } from '@/features/search/components/listing';
import { NothingFound } from '@/features/search/components/nothing-found';
import { allIn } from '@/features/search/data';
import { WIDE } from '@/features/search/narrowing';
import { pageLocale } from '@/i18n/locale';
import { MARKETS } from '@/i18n/markets';

type Params = { params: Promise<{ locale: string }> };

// Made when somebody first asks for it, and kept from then on; the build knows none.
export const generateStaticParams = () => [];
export const revalidate = 300;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'catalog.listing' });
  return pageMetadata({ locale, path: '/products', title: t('all'), description: t('allText') });
}

/** Everything in the shop, as everybody sees it first; narrowed it is at `/search`. */
export default async function ProductsPage({ params }: Params) {
  const locale = await pageLocale(params);
  const [t, hits, top] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.listing' }),
    allIn(null, locale),
    menu(locale),
  ]);
  const { currency } = MARKETS[locale];
  const frame = { base: '/search', narrowing: WIDE, currency, names: new Map<string, string>() };
  return (
    <CatalogMessages parts={['filters', 'sort']}>
      <PageHead title={t('all')} text={t('allText')} steps={[{ label: t('all') }]} />
      <Listing
        {...frame}
        hits={hits}
        categories={categoryChoices(hits.facets, top, WIDE, currency)}
        empty={<NothingFound {...frame} relaxations={[]} />}
      >
        <ProductGrid products={hits.products.nodes} first heading="h2" />
      </Listing>
    </CatalogMessages>
  );
}
