import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/features/account/address-form';
import { addresses } from '@/features/account/data';
import { named } from '@/features/account/names';
import { PageHead } from '@/features/account/page-head';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('addresses.new') };
}

export default async function NewAddressPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ me, shop }, t] = await Promise.all([
    addresses(locale, '/account/addresses/new'),
    getTranslations({ locale, namespace: 'account' }),
  ]);
  return (
    <>
      <PageHead title={t('addresses.new')} back={{ href: '/account/addresses', label: t('nav.addresses') }} />
      <AddressForm
        countries={named(shop.countries, 'region', locale)}
        country={shop.country}
        name={me.addresses?.length ? '' : me.name}
      />
    </>
  );
}
