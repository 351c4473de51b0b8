import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { breadcrumbFacts, JsonLd } from '@/components/seo/json-ld';
import { addressIn, pageMetadata } from '@/components/seo/page-metadata';
import { categoryAt, productAt } from '@/features/catalog/addresses';
import { CatalogMessages } from '@/features/catalog/components/catalog-messages';
import { ProductView } from '@/features/catalog/components/product-view';
import { newest, productOf, sellersOf } from '@/features/catalog/data';
import { productFacts } from '@/features/catalog/facts';
import { countryName } from '@/features/catalog/places';
import { pageLocale } from '@/i18n/locale';
import { MARKETS } from '@/i18n/markets';
import { env } from '@/shared/lib/env';
import { BuyArea } from './buy-area';

type Params = { params: Promise<{ locale: string; slug: string }> };

export const revalidate = 300;
export const generateStaticParams = () => [];

/** How many products of the same kind or the same vendor are shown below. */
const MORE = 5;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, product } = await read(params);
  const { title, slug, description, media } = product;
  const [picture] = media;
  return pageMetadata({
    locale,
    path: productAt(slug),
    title,
    description,
    image: picture?.url ? { url: picture.url, alt: picture.alt || title } : null,
  });
}

/** A product as it is for everybody. Which variant is chosen, and what it costs this minute, the browser finds out. */
export default async function ProductPage({ params }: Params) {
  const { locale, product } = await read(params);
  const madeAt = Date.now();
  const sellers = await sellersOf(product, locale);
  const [first] = sellers;
  const { category } = product;
  const others = async (where: { categoryId: string } | { vendorId: string } | null) =>
    where ? (await newest(MORE + 1, locale, where)).filter(({ id }) => id !== product.id).slice(0, MORE) : [];
  const [inCategory, ofVendor] = await Promise.all([
    others(category && { categoryId: category.id }),
    others(first ? { vendorId: first.id } : null),
  ]);
  const home = env.origin + addressIn(locale, '/');
  const trail = category ? [...category.ancestors, category] : [];
  return (
    <CatalogMessages parts={['buy', 'gallery', 'score']}>
      <ProductView
        product={product}
        sellers={sellers}
        more={{ category: inCategory, vendor: ofVendor }}
        buy={
          <BuyArea
            product={{ id: product.id, title: product.title, variants: product.variants }}
            madeAt={madeAt}
            deliveries={Object.fromEntries(sellers.map(({ id, deliveries }) => [id, deliveries]))}
            country={countryName(MARKETS[locale].country, locale)}
          />
        }
      />
      <JsonLd facts={productFacts(product, home, home + productAt(product.slug))} />
      <JsonLd
        facts={breadcrumbFacts([
          ...trail.map(({ name, path }) => ({ name, url: home + categoryAt(path) })),
          { name: product.title, url: home + productAt(product.slug) },
        ])}
      />
    </CatalogMessages>
  );
}

async function read(params: Params['params']) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const product = await productOf(decodeURIComponent(slug), locale);
  if (!product) notFound();
  return { locale, product };
}
