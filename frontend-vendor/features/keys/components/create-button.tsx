'use client';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';

const CreateDialog = dynamic(() => import('./create-dialog').then(({ CreateDialog }) => CreateDialog), { ssr: false });

/** Opens what a program is let in by. */
export function CreateButton() {
  const t = useTranslations('keys');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('create')}
      </Button>
      {open && <CreateDialog onClose={() => setOpen(false)} />}
    </>
  );
}
