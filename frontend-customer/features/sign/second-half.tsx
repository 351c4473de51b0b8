'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ProofForm } from '@/components/identity/proof-form';
import { Button } from '@/shared/ui/button';
import { Panel } from './panel';
import type { Half } from './use-entering';

/** The second factor, after the password. */
export function SecondHalf({ half, onProved, onAgain }: { half: Half; onProved: () => Promise<void>; onAgain: () => void }) {
  const t = useTranslations('sign');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('h1')?.focus(), []);
  return (
    <div ref={box}>
      <Panel title={t('half.title')} text={t('half.text')}>
        <ProofForm methods={half.methods} challenge={half.challenge} onProved={onProved} />
        <Button variant="link" className="self-start px-0" onClick={onAgain}>
          {t('half.again')}
        </Button>
      </Panel>
    </div>
  );
}
