import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { providers, signedIn } from '@/features/sign/data';
import { ownPath } from '@/features/sign/next';
import { pageLocale } from '@/i18n/locale';
import { SignInEntry } from './entry';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; why?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'sign' });
  return { title: t('in.title') };
}

/** What somebody is told who was sent here. */
const REASONS = ['signedOut', 'everywhere', 'erasure'] as const;

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { next, why } = await searchParams;
  const target = ownPath(next) ?? `/${locale}/account`;
  const [person, offered, t] = await Promise.all([
    signedIn(locale),
    providers(locale),
    getTranslations({ locale, namespace: 'sign' }),
  ]);
  if (person) redirect(target);
  const reason = REASONS.find((known) => known === why);
  return <SignInEntry next={target} providers={offered} notice={reason && t(`why.${reason}`)} />;
}
