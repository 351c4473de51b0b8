import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pick } from '@/i18n/messages';

export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'application', 'shopfront'])}>
      {children}
    </NextIntlClientProvider>
  );
}
