'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';

const AppealDialog = dynamic(() => import('./appeal-dialog').then(({ AppealDialog }) => AppealDialog), { ssr: false });

/** Opens what is said against a strike. */
export function AppealButton(strike: { strikeId: string; about: string; until: string }) {
  const t = useTranslations('performance');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('appeal')}
        <span className="sr-only">: {strike.about}</span>
      </Button>
      {open && <AppealDialog {...strike} onClose={() => setOpen(false)} />}
    </>
  );
}
