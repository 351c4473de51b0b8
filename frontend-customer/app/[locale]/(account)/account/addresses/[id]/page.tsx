import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/features/account/address-form';
import { addresses } from '@/features/account/data';
import { named } from '@/features/account/names';
import { PageHead } from '@/features/account/page-head';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('addresses.edit') };
}

export default async function AddressPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const [{ me, shop }, t] = await Promise.all([
    addresses(locale, `/account/addresses/${id}`),
    getTranslations({ locale, namespace: 'account' }),
  ]);
  const saved = me.addresses?.find((address) => address.id === id);
  if (!saved) notFound();
  return (
    <>
      <PageHead title={t('addresses.edit')} back={{ href: '/account/addresses', label: t('nav.addresses') }} />
      <AddressForm
        key={saved.version}
        saved={saved}
        countries={named([...shop.countries, saved.address.country], 'region', locale)}
        country={shop.country}
        name=""
      />
    </>
  );
}
