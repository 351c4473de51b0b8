import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { orderById } from '@/features/orders/data';
import { OrderView } from '@/features/orders/order-view';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'order' });
  return { title: t('yours') };
}

/** An order of whoever is signed in. */
export default async function OrderPage({ params, searchParams }: Props) {
  const [locale, { id }, { placed }] = await Promise.all([pageLocale(params), params, searchParams]);
  const order = await orderById(id, locale);
  if (!order) notFound();
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'cart', 'order'])}>
      <OrderView order={order} placed={placed === '1'} />
    </NextIntlClientProvider>
  );
}
