import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { teamHere } from '@/features/session/data';
import { ShopTabs } from '@/features/shopfront/components/shop-tabs';
import { pick } from '@/i18n/messages';
import { may } from '@/lib/places';

/** What buyers meet of the vendor. Those who may change nothing of it are told so. */
export default async function ShopfrontLayout({ children }: { children: ReactNode }) {
  const [{ role }, t, messages] = [await teamHere(), await getTranslations('shopfront'), await getMessages()];
  if (!may(role, 'STORE_WRITE')) return <Denied />;
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'shopfront', 'application'])}>
      <PageHeader title={t('title')} text={t('text')} />
      <ShopTabs />
      <div className="mt-6 max-w-3xl">{children}</div>
    </NextIntlClientProvider>
  );
}
