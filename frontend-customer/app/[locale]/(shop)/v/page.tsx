import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { QuietLink } from '@/components/layout/quiet-link';
import { pageMetadata } from '@/components/seo/page-metadata';
import { PageHead } from '@/features/catalog/components/page-head';
import { VendorCard } from '@/features/catalog/components/vendor-card';
import { vendors } from '@/features/catalog/data';
import { countryName } from '@/features/catalog/places';
import { pageLocale } from '@/i18n/locale';
import { Pagination } from '@/shared/ui/pagination';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ after?: string | string[] }> };

const AT_ONCE = 24;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { after } = await searchParams;
  const t = await getTranslations({ locale, namespace: 'catalog.vendors' });
  return pageMetadata({ locale, path: '/v', title: t('title'), description: t('text'), hidden: after !== undefined });
}

/** Everyone who sells here, the newest first. */
export default async function VendorsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { after } = await searchParams;
  const [t, page] = await Promise.all([
    getTranslations({ locale, namespace: 'catalog.vendors' }),
    vendors(AT_ONCE, locale, typeof after === 'string' ? after : undefined),
  ]);
  if (!page) notFound();
  const { nodes, pageInfo } = page;
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <>
      <PageHead title={t('title')} text={t('text')} steps={[{ label: t('title') }]} />
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-6">
        {nodes.map((vendor) => (
          <li key={vendor.id}>
            <VendorCard vendor={vendor} country={countryName(vendor.country, locale)} heading="h2" />
          </li>
        ))}
      </ul>
      {(after || hasNextPage) && (
        <Pagination
          label={t('pages')}
          link={QuietLink}
          previous={{ label: t('first'), href: after ? '/v' : null }}
          next={{ label: t('next'), href: hasNextPage && endCursor ? `/v?after=${encodeURIComponent(endCursor)}` : null }}
          className="mt-12"
        />
      )}
    </>
  );
}
