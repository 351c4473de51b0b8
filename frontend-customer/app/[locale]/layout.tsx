import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import { SkipLink } from '@/components/layout/skip-link';
import { pageLocale } from '@/i18n/locale';
import { pick } from '@/i18n/messages';
import { env } from '@/shared/lib/env';
import { fonts } from '@/shared/lib/fonts';
import { THEME_SCRIPT } from '@/shared/lib/theme';
import '../globals.css';

type Params = { params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#131715' },
  ],
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'common' });
  return {
    metadataBase: new URL(env.origin),
    title: { default: `${t('name')} · ${t('tagline')}`, template: `%s · ${t('name')}` },
    description: t('tagline'),
    openGraph: { type: 'website', siteName: t('name'), locale, images: ['/opengraph-image.png'] },
  };
}

export default async function LocaleLayout({ children, params }: Params & { children: ReactNode }) {
  const locale = await pageLocale(params);
  const messages = await getMessages();
  return (
    <html lang={locale} className={fonts} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, before anything is drawn */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} suppressHydrationWarning />
      </head>
      <body className="flex min-h-dvh flex-col antialiased">
        <NextIntlClientProvider messages={pick(messages, ['common', 'cart'])}>
          <Providers>
            <SkipLink />
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
