import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { BarePage } from '@/components/layout/bare-page';
import { LetterLink } from '@/features/application/components/letter-link';
import { viewer } from '@/features/session/data';
import { pick } from '@/i18n/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('application.letter'))('open.title') };
}

export default async function VerifyPage() {
  const [there, messages] = await Promise.all([viewer(), getMessages()]);
  const person = there.kind === 'person' ? there.person : undefined;
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'application'])}>
      <BarePage person={person}>
        <LetterLink email={person?.email ?? null} />
      </BarePage>
    </NextIntlClientProvider>
  );
}
