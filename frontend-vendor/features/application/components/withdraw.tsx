'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';

const WithdrawDialog = dynamic(() => import('./withdraw-dialog').then(({ WithdrawDialog }) => WithdrawDialog), { ssr: false });

/** The way out of an application that nobody has decided about. */
export function Withdraw() {
  const t = useTranslations('application.withdraw');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && <WithdrawDialog onClose={() => setOpen(false)} />}
    </>
  );
}
