'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toldBy } from '@/lib/told';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';

/** A page that could not be made. Nobody is signed out by it, and that is said. */
export function Unavailable({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('account.unavailable');
  const [busy, start] = useTransition();
  const { reference } = toldBy(error);
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <Alert
        role="alert"
        tone="warning"
        action={
          <Button variant="outline" busy={busy} onClick={() => start(() => retry())}>
            {t('retry')}
          </Button>
        }
      >
        <p>{t('text')}</p>
        {reference && <p className="figures text-muted-foreground">{t('reference', { id: reference })}</p>}
      </Alert>
    </>
  );
}
