'use client';
import { useTranslations } from 'next-intl';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { changesOf } from '../model';
import type { Conflict } from '../use-conflict';

/** Tells what somebody else did to an order meanwhile; nothing was done over it. */
export function ConflictNote({ was, now, onReload }: Conflict & { onReload: () => void }) {
  const t = useTranslations('orders.conflict');
  return (
    <Alert
      tone="warning"
      role="alert"
      tabIndex={-1}
      data-note
      title={t('title')}
      action={
        <Button size="sm" variant="outline" onClick={onReload}>
          {t('reload')}
        </Button>
      }
    >
      <p>{t('text')}</p>
      <ul className="mt-1 list-disc pl-5">
        {changesOf(was, now).map((change) => (
          <li key={change}>{t(change)}</li>
        ))}
      </ul>
    </Alert>
  );
}
