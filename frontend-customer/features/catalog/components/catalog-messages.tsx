import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pick } from '@/i18n/messages';

/** Gives islands those parts of the catalogue's messages that they need, and no more. */
export async function CatalogMessages({ parts, children }: { parts: string[]; children: ReactNode }) {
  const messages = await getMessages();
  const catalog = messages.catalog as Record<string, unknown>;
  const chosen = Object.fromEntries(parts.map((part) => [part, catalog[part]]));
  return (
    <NextIntlClientProvider messages={{ ...pick(messages, ['common', 'cart']), catalog: chosen }}>
      {children}
    </NextIntlClientProvider>
  );
}
