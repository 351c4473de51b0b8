import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Preferences } from '@/components/layout/preferences';
import { viewer } from '@/features/session/data';
import { SignIn } from '@/features/sign/components/sign-in';
import { pick } from '@/i18n/messages';
import { ownPath } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign'))('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const [there, messages, t] = [await viewer(), await getMessages(), await getTranslations('common')];
  const wanted = ownPath(typeof next === 'string' ? next : undefined);
  if (there.kind === 'person') redirect(wanted);
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'sign'])}>
      <div className="flex flex-1 flex-col">
        <header className="flex h-16 items-center px-4 sm:px-6">
          <p className="font-semibold text-lg tracking-tight">{t('brand')}</p>
        </header>
        <main id="content" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-4 py-10">
          <SignIn next={wanted} />
        </main>
        <footer className="mx-auto w-full max-w-sm px-4 pb-10">
          <Preferences className="grid grid-cols-2 gap-4 border-t pt-6" />
        </footer>
      </div>
    </NextIntlClientProvider>
  );
}
