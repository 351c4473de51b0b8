'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { signInAt } from '@/lib/paths';
import { Button, buttonClass } from '@/shared/ui/button';
import { NewAccount } from './new-account';
import { Said } from './said';

/** Nobody is signed in: with the account they have, or one that is made here. The secret waits in this tab. */
export function Enter() {
  const t = useTranslations('invitation');
  const [fresh, setFresh] = useState(false);
  if (fresh) return <NewAccount onBack={() => setFresh(false)} />;
  return (
    <Said title={t('title')} text={t('enter')}>
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
