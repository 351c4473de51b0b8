import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { checkoutAt, readHandling, type Search } from '@/features/checkout/data';
import { Ended } from '@/features/checkout/ended';
import { CheckoutFrame } from '@/features/checkout/frame';
import { ReviewStep } from '@/features/checkout/review-step';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('review.title') };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const checkout = await checkoutAt('review', searchParams, locale);
  if (!checkout) return <Ended unknown />;
  const [t, handling] = await Promise.all([getTranslations({ locale, namespace: 'checkout' }), readHandling(checkout, locale)]);
  return (
    <CheckoutFrame step="review" heading={t('review.title')} checkout={checkout} now={Date.now()}>
      <ReviewStep checkout={checkout} handling={handling} now={Date.now()} />
    </CheckoutFrame>
  );
}
