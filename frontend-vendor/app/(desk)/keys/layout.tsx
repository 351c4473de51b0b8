import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StepUp } from '@/features/account/components/step-up';
import { pick } from '@/i18n/messages';

export default async function KeysLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'keys', 'proof'])}>
      <StepUp>{children}</StepUp>
    </NextIntlClientProvider>
  );
}
