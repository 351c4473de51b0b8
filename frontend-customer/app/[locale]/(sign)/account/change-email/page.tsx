import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConfirmLetter } from '@/features/sign/confirm-letter';
import { signedIn } from '@/features/sign/data';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'sign' });
  return { title: t('change-email.title') };
}

export default async function ChangeEmailPage({ params }: Props) {
  const locale = await pageLocale(params);
  return <ConfirmLetter kind="change-email" person={await signedIn(locale)} />;
}
