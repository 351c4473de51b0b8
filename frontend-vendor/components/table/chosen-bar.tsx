'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import type { useSelection } from './use-kept';

/** What can be done with the rows that are chosen, and for which of them it was refused. */
export function ChosenBar({
  selection: { chosen, clear },
  failed,
  refusals,
  children,
}: {
  selection: ReturnType<typeof useSelection>;
  /** Says that it was refused for some. */
  failed: string;
  refusals: readonly { name: string; message: string }[];
  /** The buttons. */
  children: ReactNode;
}) {
  const t = useTranslations('common.table');
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-3 text-sm">
      <p role="status" className={chosen.length ? 'font-medium' : 'sr-only'}>
        {chosen.length > 0 && t('chosen', { count: chosen.length })}
      </p>
      {chosen.length > 0 && (
        <>
          {children}
          <Button size="sm" variant="ghost" onClick={clear}>
            {t('clear')}
          </Button>
        </>
      )}
      <div role="status" className={refusals.length ? 'w-full' : 'sr-only'}>
        {refusals.length > 0 && (
          <Alert tone="warning" title={failed}>
            <ul>
              {refusals.map(({ name, message }) => (
                <li key={name}>
                  {name}: {message}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </div>
  );
}
