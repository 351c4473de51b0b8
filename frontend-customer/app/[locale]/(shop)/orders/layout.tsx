import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';

// Made for one person, with the request's nonce.
export const dynamic = 'force-dynamic';

// The address of such a page opens an order: it is told to nobody, neither to search engines nor to pages that are linked from it.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' };

export default async function OrdersLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  await pageLocale(params);
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'cart', 'order'])}>{children}</NextIntlClientProvider>
  );
}
