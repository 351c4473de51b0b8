'use client';
import { useLinkStatus } from 'next/link';
import { useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { Spinner } from '@/shared/ui/spinner';
import { SECTIONS } from './sections';
import { SignOut } from './sign-out';

/** All parts of an account, beside each of them. On small screens the overview has them. */
export function AccountNav() {
  const t = useTranslations('account.nav');
  const path = usePathname();
  return (
    <nav aria-label={t('label')} className="no-print hidden w-56 shrink-0 lg:block">
      <ul className="sticky top-24 flex flex-col gap-1">
        {['/account', ...SECTIONS.map(({ href }) => href)].map((href, index) => {
          const here = href === '/account' ? path === href : path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? 'page' : undefined}
                className={cn(
                  'flex min-h-11 items-center justify-between gap-2 rounded-md px-3 text-sm',
                  here ? 'bg-accent font-medium text-accent-foreground' : 'hover:bg-muted',
                )}
              >
                {index === 0 ? t('overview') : t(SECTIONS[index - 1]?.name ?? 'orders')}
                <Pending />
              </Link>
            </li>
          );
        })}
        <li className="mt-3 border-t pt-3">
          <SignOut />
        </li>
      </ul>
    </nav>
  );
}

/** The page that was asked for is on its way. */
function Pending() {
  const { pending } = useLinkStatus();
  return pending && <Spinner />;
}
