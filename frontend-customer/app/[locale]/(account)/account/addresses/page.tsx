import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddressBook } from '@/features/account/address-book';
import { addresses } from '@/features/account/data';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.addresses') };
}

export default async function AddressesPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { me } = await addresses(locale, '/account/addresses');
  return <AddressBook addresses={me.addresses ?? []} locale={locale} />;
}
