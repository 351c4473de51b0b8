import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { breadcrumbFacts, JsonLd } from '@/components/seo/json-ld';
import { addressIn, pageMetadata } from '@/components/seo/page-metadata';
import { vendorAt } from '@/features/catalog/addresses';
import { Paragraphs } from '@/features/catalog/components/paragraphs';
import { Policies } from '@/features/catalog/components/policies';
import { MORE, ProductGrid } from '@/features/catalog/components/product-grid';
import { Section } from '@/features/catalog/components/section';
import { Trader } from '@/features/catalog/components/trader';
import { VendorHead } from '@/features/catalog/components/vendor-head';
import { newest, vendorOf } from '@/features/catalog/data';
import { SearchWithin } from '@/features/search/components/search-within';
import { pageLocale } from '@/i18n/locale';
import { Link } from '@/i18n/navigation';
import { env } from '@/shared/lib/env';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';

type Params = { params: Promise<{ locale: string; slug: string }> };

export const revalidate = 300;
export const generateStaticParams = () => [];

const NEWEST = 10;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, vendor } = await read(params);
  const { name, slug, description, about, logoUrl } = vendor;
  const image = logoUrl ? { url: logoUrl, alt: name } : null;
  return pageMetadata({ locale, path: vendorAt(slug), title: name, description: about || description, image });
}

/** A vendor: its story, the newest of its products, what it promises and who it is in law. */
export default async function VendorPage({ params }: Params) {
  const { locale, vendor } = await read(params);
  const [t, products] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.vendor' }),
    newest(NEWEST, locale, { vendorId: vendor.id }),
  ]);
  const { name, slug, about, policies, traderInfo } = vendor;
  const all = `${vendorAt(slug)}/products`;
  const promises = Object.values(policies).some((text) => typeof text === 'string' && text.trim());
  const home = env.origin + addressIn(locale, '/');
  return (
    <>
      <VendorHead vendor={vendor}>
        <SearchWithin base={all} words="" />
      </VendorHead>
      {about.trim() && (
        <section aria-label={t('about')} className="mt-10">
          <Paragraphs text={about} />
        </section>
      )}
      <Section title={t('newest')} more={products.length > 0 ? { href: all, label: t('all') } : undefined}>
        {products.length > 0 ? (
          <ProductGrid products={products} first={!vendor.bannerUrl} className={MORE} />
        ) : (
          <Empty
            title={t('nothing')}
            as="h3"
            action={
              <Link href="/v" className={buttonClass({ variant: 'outline' })}>
                {t('others')}
              </Link>
            }
          />
        )}
      </Section>
      <div className="mt-16 grid gap-x-14 gap-y-12 border-t pt-12 lg:grid-cols-2">
        {promises && (
          <section aria-labelledby="policies">
            <h2 id="policies" className="mb-4 font-semibold text-xl tracking-tight">
              {t('policies')}
            </h2>
            <div className="space-y-6">
              <Policies policies={policies} />
            </div>
          </section>
        )}
        <section aria-labelledby="trader">
          <h2 id="trader" className="mb-4 font-semibold text-xl tracking-tight">
            {t('trader')}
          </h2>
          <Trader info={traderInfo} />
        </section>
      </div>
      <JsonLd
        facts={breadcrumbFacts([
          { name: t('vendors'), url: `${home}/v` },
          { name, url: home + vendorAt(slug) },
        ])}
      />
    </>
  );
}

async function read(params: Params['params']) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const vendor = await vendorOf(decodeURIComponent(slug), locale);
  if (!vendor) notFound();
  return { locale, vendor };
}
