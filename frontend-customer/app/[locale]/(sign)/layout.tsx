import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/layout/logo';
import { Preferences } from '@/components/layout/preferences';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';
import { Link } from '@/i18n/navigation';

// Made for each request: their scripts carry its nonce.
export const dynamic = 'force-dynamic';

// Nobody finds these pages by searching for them.
export const metadata: Metadata = { robots: { index: false } };

/** Pages about who somebody is: one calm column, and nothing beside it. */
export default async function SignLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'common' });
  const sign = await getTranslations({ locale, namespace: 'sign' });
  return (
    <>
      <header className="border-b">
        <div className="mx-auto flex h-16 w-full max-w-7xl items-center justify-between gap-4 px-4 sm:px-6 lg:px-8">
          <Link href="/" className="flex h-14 items-center gap-2 rounded-md font-semibold text-xl tracking-tight">
            <Mark className="size-7 text-primary" />
            {t('name')}
          </Link>
          <Link href="/" className="inline-flex min-h-11 items-center text-sm underline-offset-4 hover:underline">
            {sign('toShop')}
          </Link>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-lg flex-1 px-4 py-8 sm:py-14">
        <div className="sm:rounded-xl sm:border sm:bg-card sm:p-10 sm:shadow-soft">
          <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'cart', 'sign'])}>
            {children}
          </NextIntlClientProvider>
        </div>
      </main>
      <footer className="border-t">
        <div className="mx-auto flex w-full max-w-7xl justify-center px-4 py-6 text-muted-foreground text-sm sm:px-6 lg:px-8">
          <Preferences />
        </div>
      </footer>
    </>
  );
}
