import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

interface PageHeadProps {
  title: ReactNode;
  text?: ReactNode;
  /** What can be done here, at the end of the line. */
  action?: ReactNode;
  /** The page above; the overview where none is named. On large screens it is in the list at the side. */
  back?: { href: string; label: string };
}

/** The head of an account page. */
export function PageHead({ title, text, action, back }: PageHeadProps) {
  const t = useTranslations('account');
  return (
    <div className="flex flex-col gap-2">
      <Link
        href={back?.href ?? '/account'}
        className={`no-print -ml-1 inline-flex min-h-11 items-center gap-1 self-start rounded-md pr-2 text-muted-foreground text-sm hover:text-foreground ${back ? '' : 'lg:hidden'}`}
      >
        <ChevronLeft aria-hidden className="size-4" />
        {back?.label ?? t('nav.back')}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
          {title}
        </h1>
        {action}
      </div>
      {text && <p className="max-w-prose text-muted-foreground leading-7">{text}</p>}
    </div>
  );
}
