import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/seo/page-metadata';
import { vendorAt } from '@/features/catalog/addresses';
import { CatalogMessages } from '@/features/catalog/components/catalog-messages';
import { ProductGrid } from '@/features/catalog/components/product-grid';
import { VendorHead } from '@/features/catalog/components/vendor-head';
import { menu, vendorOf } from '@/features/catalog/data';
import { categoryChoices } from '@/features/search/categories';
import { Listing } from '@/features/search/components/listing';
import { NothingFound } from '@/features/search/components/nothing-found';
import { SearchWithin } from '@/features/search/components/search-within';
import { find, relaxations } from '@/features/search/data';
import { narrowingOf, type Params, placeOf } from '@/features/search/narrowing';
import { pageLocale } from '@/i18n/locale';
import { MARKETS } from '@/i18n/markets';

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, vendor } = await read(params);
  const t = await getTranslations({ locale, namespace: 'catalog.vendor' });
  return pageMetadata({ locale, path: vendorAt(vendor.slug), title: t('productsOf', { name: vendor.name }), hidden: true });
}

/** Everything that a vendor offers, to be searched, narrowed, sorted and leafed through. */
export default async function VendorProductsPage({ params, searchParams }: Props) {
  const { locale, vendor } = await read(params);
  const asked = await searchParams;
  const { currency } = MARKETS[locale];
  const narrowing = { ...narrowingOf(asked, currency), vendors: [] };
  const [hits, top] = await Promise.all([find({ ...narrowing, vendors: [vendor.id] }, placeOf(asked), locale), menu(locale)]);
  const base = `${vendorAt(vendor.slug)}/products`;
  const tree = top.flatMap((category) => [category, ...category.children.map((child) => ({ ...child, children: [] }))]);
  const inside = tree.find(({ path }) => narrowing.category === path);
  const names = new Map(inside ? [[inside.path, inside.name]] : []);
  const frame = { base, narrowing, currency, names };
  const less = hits.products.nodes.length === 0 ? await relaxations(narrowing, locale, vendor.id) : [];
  return (
    <CatalogMessages parts={['filters', 'sort']}>
      <VendorHead vendor={vendor} small>
        <SearchWithin base={base} words={narrowing.words} />
      </VendorHead>
      <Listing
        {...frame}
        vendor={vendor.id}
        hits={hits}
        categories={categoryChoices(hits.facets, narrowing.category ? (inside?.children ?? []) : top, narrowing, currency, base)}
        empty={<NothingFound {...frame} relaxations={less} />}
      >
        <ProductGrid products={hits.products.nodes} first heading="h2" />
      </Listing>
    </CatalogMessages>
  );
}

async function read(params: Props['params']) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const vendor = await vendorOf(decodeURIComponent(slug), locale);
  if (!vendor) notFound();
  return { locale, vendor };
}
