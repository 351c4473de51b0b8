import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StartCheckout } from '@/features/checkout/start-checkout';
import { pageLocale } from '@/i18n/locale';

type Params = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('title') };
}

export default function CheckoutPage() {
  return <StartCheckout />;
}
