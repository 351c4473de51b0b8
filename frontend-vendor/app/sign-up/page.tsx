import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { BarePage } from '@/components/layout/bare-page';
import { SignUp } from '@/features/application/components/sign-up';
import { viewer } from '@/features/session/data';
import { pick } from '@/i18n/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('application.signUp'))('title') };
}

export default async function SignUpPage() {
  const [there, messages] = await Promise.all([viewer(), getMessages()]);
  if (there.kind === 'person') redirect('/apply');
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'application'])}>
      <BarePage>
        <SignUp />
      </BarePage>
    </NextIntlClientProvider>
  );
}
