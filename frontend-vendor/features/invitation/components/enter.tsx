'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { signInAt } from '@/lib/paths';
import { Button, buttonClass } from '@/shared/ui/button';
import type { Preview } from '../hooks';
import { Asked } from './asked';
import { NewAccount } from './new-account';
import { Said } from './said';

/** Nobody is signed in: with the account they have, or one that is made here. The secret waits in this tab. */
export function Enter({ invitation }: { invitation: Preview }) {
  const t = useTranslations('invitation');
  const [fresh, setFresh] = useState(false);
  if (fresh) return <NewAccount email={invitation.email} onBack={() => setFresh(false)} />;
  return (
    <Said title={t('by', { name: invitation.vendorName })} text={t('enter')}>
      <Asked invitation={invitation} />
      {/* A whole page, and no step within this one: nothing that was read for nobody is left. */}
      <a href={signInAt('/invitation')} className={buttonClass()}>
        {t('signIn')}
      </a>
      <Button variant="outline" onClick={() => setFresh(true)}>
        {t('make')}
      </Button>
    </Said>
  );
}
