import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/features/sign/data';
import { ownPath } from '@/features/sign/next';
import { pageLocale } from '@/i18n/locale';
import { SignUpEntry } from './entry';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'sign' });
  return { title: t('up.title') };
}

export default async function SignUpPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { next } = await searchParams;
  const target = ownPath(next) ?? `/${locale}/account`;
  if (await signedIn(locale)) redirect(target);
  return <SignUpEntry next={target} />;
}
