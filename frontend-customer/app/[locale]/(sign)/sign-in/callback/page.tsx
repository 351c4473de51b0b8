import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageLocale } from '@/i18n/locale';
import { CallbackEntry } from './entry';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'sign' });
  return { title: t('elsewhere.title') };
}

export default async function CallbackPage({ params }: Props) {
  await pageLocale(params);
  return <CallbackEntry />;
}
