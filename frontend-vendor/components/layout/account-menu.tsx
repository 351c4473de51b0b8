'use client';
import { useTranslations } from 'next-intl';
import { useOnDemand } from '@/components/hooks/use-on-demand';
import { Avatar } from '@/shared/ui/avatar';

const CLASS = 'flex h-11 cursor-pointer items-center gap-2.5 rounded-md px-1.5 text-sm hover:bg-muted';
const load = () => import('./account-popover').then(({ AccountPopover }) => AccountPopover);

/** Who is signed in, how they want the desk to be, and the way out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations('common');
  const { Part, button } = useOnDemand(load);
  const face = (
    <>
      <Avatar name={name} size="sm" />
      <span className="max-w-40 truncate font-medium max-sm:sr-only">
        <span className="sr-only">{t('account')} </span>
        {name}
      </span>
    </>
  );
  if (Part) return <Part name={name} email={email} face={face} className={CLASS} />;
  return (
    <button type="button" aria-haspopup="dialog" className={CLASS} {...button}>
      {face}
    </button>
  );
}
