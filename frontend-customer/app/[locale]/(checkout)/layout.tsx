import { LockKeyhole } from 'lucide-react';
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/layout/logo';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';
import { Link } from '@/i18n/navigation';

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Nothing around the checkout leads away from it but the way home and the way back to the cart. */
export default async function CheckoutLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const [t, messages] = await Promise.all([getTranslations({ locale, namespace: 'checkout' }), getMessages()]);
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'checkout'])}>
      <header className="border-b">
        <div className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between gap-4 px-4 sm:px-6 lg:px-8">
          <Link href="/" className="flex h-11 items-center gap-2.5 font-semibold text-xl tracking-tight">
            <Mark className="size-7 text-primary" />
            {t('name')}
          </Link>
          <p className="hidden items-center gap-2 text-muted-foreground text-sm sm:flex">
            <LockKeyhole aria-hidden className="size-4" />
            {t('secure')}
          </p>
          <Link href="/cart" className="flex h-11 items-center text-sm underline-offset-4 hover:underline">
            {t('backToCart')}
          </Link>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6 lg:px-8 lg:py-10">
        {children}
      </main>
      <footer className="mt-10 border-t">
        <p className="mx-auto w-full max-w-6xl px-4 py-6 text-muted-foreground text-sm sm:px-6 lg:px-8">{t('footer')}</p>
      </footer>
    </NextIntlClientProvider>
  );
}
