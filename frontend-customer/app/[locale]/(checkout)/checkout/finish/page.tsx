import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Search } from '@/features/checkout/data';
import { FinishStep } from '@/features/checkout/finish-step';
import { pageLocale } from '@/i18n/locale';
import { redirect } from '@/i18n/navigation';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('finish.waiting.title') };
}

export default async function FinishPage({ params, searchParams }: Props) {
  const [locale, { id }] = await Promise.all([pageLocale(params), searchParams]);
  if (typeof id !== 'string') return redirect({ href: '/checkout', locale });
  return <FinishStep id={id} />;
}
