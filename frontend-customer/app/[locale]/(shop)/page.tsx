import { ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { JsonLd } from '@/components/seo/json-ld';
import { addressIn, pageMetadata } from '@/components/seo/page-metadata';
import { CategoryTiles } from '@/features/catalog/components/category-tiles';
import { MORE, ProductGrid } from '@/features/catalog/components/product-grid';
import { Section } from '@/features/catalog/components/section';
import { TrustLine } from '@/features/catalog/components/trust-line';
import { VendorCard } from '@/features/catalog/components/vendor-card';
import { categoriesWithPicture, newest, vendors } from '@/features/catalog/data';
import { countryName } from '@/features/catalog/places';
import { pageLocale } from '@/i18n/locale';
import { Link } from '@/i18n/navigation';
import { env } from '@/shared/lib/env';
import { buttonClass } from '@/shared/ui/button';

type Params = { params: Promise<{ locale: string }> };

// Made when somebody first asks for it, and kept from then on; the build knows none.
export const generateStaticParams = () => [];
export const revalidate = 300;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.home' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const title = `${common('name')} · ${common('tagline')}`;
  return { ...pageMetadata({ locale, path: '/', title, description: t('text') }), title: { absolute: title } };
}

export default async function HomePage({ params }: Params) {
  const locale = await pageLocale(params);
  const [t, common, categories, products, makers] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.home' }),
    getTranslations({ locale, namespace: 'common' }),
    categoriesWithPicture(locale),
    newest(10, locale),
    vendors(24, locale),
  ]);
  const spotlight = [...(makers?.nodes ?? [])].sort((one, other) => (other.score ?? 0) - (one.score ?? 0)).slice(0, 3);
  return (
    <>
      <section className="pt-4 pb-12 sm:pt-10 sm:pb-16">
        <h1 className="max-w-3xl font-semibold text-4xl leading-[1.08] tracking-tight sm:text-6xl">{common('tagline')}</h1>
        <p className="mt-5 max-w-xl text-lg text-muted-foreground leading-7">{t('text')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Link href="/products" className={buttonClass({ size: 'lg' })}>
            {t('browse')}
            <ArrowRight aria-hidden />
          </Link>
          <Link href="/v" className={buttonClass({ variant: 'outline', size: 'lg' })}>
            {t('meet')}
          </Link>
        </div>
      </section>
      <section aria-label={common('categories')}>
        <CategoryTiles categories={categories} />
      </section>
      <Section title={t('newest')} more={{ href: '/search?sort=newest', label: t('allNewest') }}>
        <ProductGrid products={products} className={MORE} />
      </Section>
      <Section title={t('makers')} text={t('makersText')} more={{ href: '/v', label: common('allVendors') }}>
        <ul className="grid gap-4 md:grid-cols-3 md:gap-6">
          {spotlight.map((vendor) => (
            <li key={vendor.id}>
              <VendorCard vendor={vendor} country={countryName(vendor.country, locale)} />
            </li>
          ))}
        </ul>
      </Section>
      <TrustLine />
      <JsonLd
        facts={{
          '@type': 'WebSite',
          name: common('name'),
          url: env.origin + addressIn(locale, '/'),
          potentialAction: {
            '@type': 'SearchAction',
            target: `${env.origin}${addressIn(locale, '/search')}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
    </>
  );
}
