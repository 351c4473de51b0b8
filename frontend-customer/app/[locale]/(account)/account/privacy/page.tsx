import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { privacy } from '@/features/account/data';
import { Privacy, PrivacyOfGuest } from '@/features/account/privacy';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.privacy') };
}

/** Letters lead here: whoever is not signed in is told what is here, and comes back to it. */
export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params);
  const data = await privacy(locale);
  return data ? <Privacy data={data} /> : <PrivacyOfGuest locale={locale} />;
}
