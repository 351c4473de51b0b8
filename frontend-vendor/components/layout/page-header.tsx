import type { ReactNode } from 'react';
import { BackLink } from '@/components/table/back-link';

/** The head of a page: its one h1, a line about it, and what can be done. */
export function PageHeader({
  title,
  text,
  back,
  actions,
}: {
  title: ReactNode;
  text?: ReactNode;
  /** The list that it is one of. */
  back?: { path: string; label: string };
  actions?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-col gap-1">
      {back && <BackLink {...back} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{title}</h1>
          {text && <p className="mt-1 max-w-2xl text-muted-foreground text-sm leading-6">{text}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
