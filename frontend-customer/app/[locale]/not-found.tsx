'use client';
import { useTranslations } from 'next-intl';
import { Mark } from '@/components/layout/logo';
import { NothingHere } from '@/components/layout/nothing-here';
import { Link } from '@/i18n/navigation';

/** Outside of the shop's own frame: in the account and at the checkout. */
export default function NotFound() {
  const t = useTranslations('common');
  return (
    <>
      <header className="border-b">
        <div className="mx-auto flex h-16 max-w-7xl items-center px-4 sm:px-6 lg:px-8">
          <Link href="/" className="flex items-center gap-2 rounded-md font-semibold text-xl tracking-tight">
            <Mark className="size-7 text-primary" />
            {t('name')}
          </Link>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-7xl flex-1 px-4 sm:px-6 lg:px-8">
        <NothingHere />
      </main>
    </>
  );
}
