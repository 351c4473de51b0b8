import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { checkoutAt, type Search } from '@/features/checkout/data';
import { Ended } from '@/features/checkout/ended';
import { CheckoutFrame } from '@/features/checkout/frame';
import { PaymentStep } from '@/features/checkout/payment-step';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('payment.title') };
}

export default async function PaymentPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const checkout = await checkoutAt('payment', searchParams, locale);
  if (!checkout) return <Ended unknown />;
  const [t, { declined }] = await Promise.all([getTranslations({ locale, namespace: 'checkout' }), searchParams]);
  return (
    <CheckoutFrame step="payment" heading={t('payment.title')} checkout={checkout} now={Date.now()}>
      <PaymentStep checkout={checkout} declined={typeof declined === 'string' ? declined : undefined} />
    </CheckoutFrame>
  );
}
