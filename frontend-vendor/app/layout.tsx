import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import { SkipLink } from '@/components/layout/skip-link';
import { pick } from '@/i18n/messages';
import { env } from '@/shared/lib/env';
import { fonts } from '@/shared/lib/fonts';
import { THEME_SCRIPT } from '@/shared/lib/theme';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#131715' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    metadataBase: new URL(env.origin),
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    description: t('tagline'),
    robots: { index: false, follow: false },
  };
}

/** Every page of the desk is somebody's: none is kept, and each is made with a nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  return (
    <html lang={locale} className={fonts} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, before anything is drawn */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} suppressHydrationWarning />
      </head>
      <body className="flex min-h-dvh flex-col antialiased">
        <NextIntlClientProvider messages={pick(messages, ['common'])}>
          <Providers>
            <SkipLink />
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
