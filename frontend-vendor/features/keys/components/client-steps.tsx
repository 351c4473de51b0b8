'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';

const RotateDialog = dynamic(() => import('./rotate-dialog').then(({ RotateDialog }) => RotateDialog), { ssr: false });
const RevokeDialog = dynamic(() => import('./revoke-dialog').then(({ RevokeDialog }) => RevokeDialog), { ssr: false });

/** What can be done with a program that is let in. */
export function ClientSteps({ id, name }: { id: string; name: string }) {
  const t = useTranslations('keys');
  const [step, setStep] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => setStep(null);
  return (
    <div className="-ml-3 flex gap-1 sm:-mr-3">
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setStep('rotate')}>
        {t('rotate')}
        <span className="sr-only">: {name}</span>
      </Button>
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setStep('revoke')}>
        {t('revoke')}
        <span className="sr-only">: {name}</span>
      </Button>
      {step === 'rotate' && <RotateDialog id={id} name={name} onClose={close} />}
      {step === 'revoke' && <RevokeDialog id={id} name={name} onClose={close} />}
    </div>
  );
}
