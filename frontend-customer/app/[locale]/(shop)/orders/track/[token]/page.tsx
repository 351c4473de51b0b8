import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { orderByToken } from '@/features/orders/data';
import { tokenOfPath } from '@/features/orders/model';
import { OrderView } from '@/features/orders/order-view';
import { pageLocale } from '@/i18n/locale';

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'order' });
  return { title: t('yours') };
}

/** A guest's order, by the token in its address. */
export default async function TrackPage({ params, searchParams }: Props) {
  const [locale, { token: part }, { placed }] = await Promise.all([pageLocale(params), params, searchParams]);
  const token = tokenOfPath(part);
  const order = await orderByToken(token, locale);
  if (!order) notFound();
  return <OrderView order={order} token={token} placed={placed === '1'} />;
}
