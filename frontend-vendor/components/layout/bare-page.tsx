import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import { Preferences } from './preferences';

/** A page beside the desk, for whoever does not sell yet: one thing, and nothing around it. */
export async function BarePage({ person, children }: { person?: { name: string; email: string }; children: ReactNode }) {
  const t = await getTranslations('common');
  return (
    <div className="flex flex-1 flex-col">
      <header className="flex h-16 items-center justify-between gap-4 border-b px-4 sm:px-6">
        <p className="font-semibold text-lg tracking-tight">{t('brand')}</p>
        {person && <AccountMenu {...person} />}
      </header>
      <main id="content" className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 py-10">
        {children}
      </main>
      {!person && (
        <footer className="mx-auto w-full max-w-md px-4 pb-10">
          <Preferences className="grid grid-cols-2 gap-4 border-t pt-6" />
        </footer>
      )}
    </div>
  );
}
