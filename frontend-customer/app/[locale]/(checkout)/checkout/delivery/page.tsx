import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { checkoutAt, readHandling, type Search } from '@/features/checkout/data';
import { DeliveryStep } from '@/features/checkout/delivery-step';
import { Ended } from '@/features/checkout/ended';
import { CheckoutFrame } from '@/features/checkout/frame';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('delivery.title') };
}

export default async function DeliveryPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const checkout = await checkoutAt('delivery', searchParams, locale);
  if (!checkout) return <Ended unknown />;
  const [t, { change }, handling] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout' }),
    searchParams,
    readHandling(checkout, locale),
  ]);
  return (
    <CheckoutFrame step="delivery" heading={t('delivery.title')} checkout={checkout} now={Date.now()}>
      <DeliveryStep checkout={checkout} handling={handling} now={Date.now()} change={change === '1'} />
    </CheckoutFrame>
  );
}
