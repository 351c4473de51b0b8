import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddressStep } from '@/features/checkout/address-step';
import { checkoutAt, readBuyer, readPlaces, type Search } from '@/features/checkout/data';
import { Ended } from '@/features/checkout/ended';
import { CheckoutFrame } from '@/features/checkout/frame';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('address.title') };
}

export default async function AddressPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const checkout = await checkoutAt('address', searchParams, locale);
  if (!checkout) return <Ended unknown />;
  const [t, { change }, buyer, countries] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout' }),
    searchParams,
    readBuyer(locale),
    readPlaces(locale),
  ]);
  return (
    <CheckoutFrame step="address" heading={t('address.title')} checkout={checkout} now={Date.now()}>
      <AddressStep checkout={checkout} buyer={buyer} countries={countries} change={change === '1'} />
    </CheckoutFrame>
  );
}
