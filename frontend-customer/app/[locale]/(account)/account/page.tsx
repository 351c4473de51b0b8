import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orders, person } from '@/features/account/data';
import { Overview } from '@/features/account/overview';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.overview') };
}

export default async function AccountPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [who, latest] = await Promise.all([person(locale, '/account'), orders(locale, '/account', { count: 3 })]);
  return <Overview person={who} latest={latest.myOrders.nodes} locale={locale} />;
}
