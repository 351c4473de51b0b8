import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BankStep } from '@/features/checkout/bank-step';
import { chargeOf, readCheckout, type Search } from '@/features/checkout/data';
import { pathOf } from '@/features/checkout/steps';
import { pageLocale } from '@/i18n/locale';
import { redirect } from '@/i18n/navigation';

type Props = { params: Promise<{ locale: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'checkout' });
  return { title: t('bank.title') };
}

export default async function BankPage({ params, searchParams }: Props) {
  const [locale, { id }] = await Promise.all([pageLocale(params), searchParams]);
  if (typeof id !== 'string') return redirect({ href: '/checkout', locale });
  const checkout = await readCheckout(id, locale);
  if (!checkout || !chargeOf(checkout)) return redirect({ href: pathOf('finish', id), locale });
  return <BankStep checkout={checkout} />;
}
