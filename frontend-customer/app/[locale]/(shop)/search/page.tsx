import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/seo/page-metadata';
import { categoryAt } from '@/features/catalog/addresses';
import { CatalogMessages } from '@/features/catalog/components/catalog-messages';
import { PageHead } from '@/features/catalog/components/page-head';
import { ProductGrid } from '@/features/catalog/components/product-grid';
import { categoryOf, menu } from '@/features/catalog/data';
import { categoryChoices } from '@/features/search/categories';
import { DidYouMean } from '@/features/search/components/did-you-mean';
import { Listing } from '@/features/search/components/listing';
import { NothingFound } from '@/features/search/components/nothing-found';
import { find, productWithBarcode, relaxations, vendorNames } from '@/features/search/data';
import { barcodeIn, narrowingOf, type Params, partsOf, placeOf } from '@/features/search/narrowing';
import { pageLocale } from '@/i18n/locale';
import { type Locale, MARKETS } from '@/i18n/markets';
import { redirect } from '@/i18n/navigation';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Params> };

// Asked in countless ways, none of which is kept.
export const dynamic = 'force-dynamic';

const BASE = '/search';

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { words, category } = await read(locale, await searchParams);
  const t = await getTranslations({ locale, namespace: 'catalog.listing' });
  const title = words ? t('resultsFor', { words }) : (category?.name ?? t('all'));
  // One of countless ways to see what stands in the category or in the shop.
  return pageMetadata({ locale, path: words ? BASE : category ? categoryAt(category.path) : '/products', title, hidden: true });
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const asked = await searchParams;
  const { narrowing, words, category } = await read(locale, asked);
  const barcode = barcodeIn(words);
  const scanned = barcode && (await productWithBarcode(barcode, locale));
  if (scanned) redirect({ href: `/product/${scanned}`, locale });
  const { currency } = MARKETS[locale];
  const [t, hits, vendors, top] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.listing' }),
    find(narrowing, placeOf(asked), locale),
    vendorNames(narrowing.vendors.join(' '), locale),
    menu(locale),
  ]);
  const names = category ? new Map([...vendors, [category.path, category.name]]) : vendors;
  const empty = hits.products.nodes.length === 0;
  const less = empty ? await relaxations(narrowing, locale) : [];
  const frame = { base: BASE, narrowing, currency, names };
  const single = narrowing.vendors.length === 1 && partsOf(narrowing).length === 1 ? names.get(narrowing.vendors[0] ?? '') : null;
  return (
    <CatalogMessages parts={['filters', 'sort']}>
      <PageHead
        title={words ? t('resultsFor', { words }) : (category?.name ?? single ?? t('all'))}
        steps={
          category && !words
            ? [...category.ancestors, category].map(({ name, path }) => ({ label: name, href: categoryAt(path) }))
            : [{ label: words ? t('results') : t('all') }]
        }
      />
      {hits.didYouMean && <DidYouMean words={hits.didYouMean} narrowing={narrowing} base={BASE} currency={currency} />}
      <Listing
        {...frame}
        hits={hits}
        categories={categoryChoices(hits.facets, category?.children ?? top, narrowing, currency)}
        empty={<NothingFound {...frame} relaxations={less} />}
      >
        <ProductGrid products={hits.products.nodes} first heading="h2" />
      </Listing>
    </CatalogMessages>
  );
}

async function read(locale: Locale, asked: Params) {
  const narrowing = narrowingOf(asked, MARKETS[locale].currency);
  const slugs = narrowing.category.split('/').filter(Boolean).join('/');
  const category = slugs ? await categoryOf(slugs, locale) : null;
  return { narrowing, words: narrowing.words, category };
}
