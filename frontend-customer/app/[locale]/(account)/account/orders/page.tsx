import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orders } from '@/features/account/data';
import { Orders } from '@/features/account/orders';
import { pageLocale } from '@/i18n/locale';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string | string[]; before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.orders') };
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const asked = await searchParams;
  const cursor = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  const { myOrders } = await orders(locale, '/account/orders', { after: cursor(asked.after), before: cursor(asked.before) });
  return <Orders page={myOrders} locale={locale} />;
}
