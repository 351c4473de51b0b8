import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Reset } from '@/features/sign/reset';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'sign' });
  return { title: t('reset.title') };
}

export default async function ResetPage({ params }: Props) {
  await pageLocale(params);
  return <Reset />;
}
