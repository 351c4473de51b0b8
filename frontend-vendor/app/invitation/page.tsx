import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Preferences } from '@/components/layout/preferences';
import { Invitation } from '@/features/invitation/components/invitation';
import { Unavailable } from '@/features/session/components/gate';
import { viewer } from '@/features/session/data';
import { pick } from '@/i18n/messages';

export async function generateMetadata(): Promise<Metadata> {
  // The secret stands behind the address; nothing that is linked from here learns where somebody came from.
  return { title: (await getTranslations('invitation'))('title'), referrer: 'no-referrer' };
}

/** Where letters that ask somebody into a team lead to. */
export default async function InvitationPage() {
  const [there, messages, t] = [await viewer(), await getMessages(), await getTranslations('common')];
  if (there.kind === 'unavailable') return <Unavailable requestId={there.requestId} />;
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'invitation', 'team'])}>
      <div className="flex flex-1 flex-col">
        <header className="flex h-16 items-center px-4 sm:px-6">
          <p className="font-semibold text-lg tracking-tight">{t('brand')}</p>
        </header>
        <main id="content" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-4 py-10">
          <Invitation person={there.kind === 'guest' ? null : there.person} />
        </main>
        <footer className="mx-auto w-full max-w-sm px-4 pb-10">
          <Preferences className="grid grid-cols-2 gap-4 border-t pt-6" />
        </footer>
      </div>
    </NextIntlClientProvider>
  );
}
