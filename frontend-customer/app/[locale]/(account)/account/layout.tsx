import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { ConfirmProvider } from '@/features/account/confirm';
import { whoIs } from '@/features/account/data';
import { AccountNav } from '@/features/account/nav';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';

// For one person each: never kept, and their scripts carry the request's nonce.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { robots: { index: false } };

/** The frame of account pages. Each page has the gate itself: it knows where to come back to. */
export default async function AccountLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const [who, messages] = await Promise.all([whoIs(locale), getMessages()]);
  return (
    <>
      <Header />
      <main id="content" className="mx-auto flex w-full max-w-5xl flex-1 gap-12 px-4 py-6 sm:px-6 lg:px-8 lg:py-10">
        <NextIntlClientProvider messages={pick(messages, ['common', 'cart', 'sign', 'account'])}>
          <ConfirmProvider>
            {who !== 'guest' && <AccountNav />}
            <div className="flex min-w-0 max-w-2xl flex-1 flex-col gap-6">{children}</div>
          </ConfirmProvider>
        </NextIntlClientProvider>
      </main>
      <Footer />
    </>
  );
}
