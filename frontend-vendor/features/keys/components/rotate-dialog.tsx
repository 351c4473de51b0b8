'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useSubmit } from '@/components/forms/use-submit';
import { useProven } from '@/features/account/step-up';
import { Button } from '@/shared/ui/button';
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Radio, RadioGroup } from '@/shared/ui/radio-group';
import { rotateClient } from '../hooks';
import { KeyDialog, type Made } from './key-dialog';

interface Asked {
  id: string;
  name: string;
  onClose: () => void;
}

/** Gives a program another key; the old ones go on for a while, so that it can be told the new one in peace. */
export function RotateDialog(asked: Asked) {
  return <KeyDialog onClose={asked.onClose}>{(onMade) => <Questions {...asked} onMade={onMade} />}</KeyDialog>;
}

const OVERLAPS = ['24', '72', '168', '0'] as const;

function Questions({ id, name, onClose, onMade }: Asked & { onMade: (made: Made) => void }) {
  const [t, c, refusals, key, proven] = [
    useTranslations('keys'),
    useTranslations('common'),
    useRefusals(),
    useKey(),
    useProven(),
  ];
  const [overlap, setOverlap] = useState('24');
  const { form, busy, failure, problems } = useSubmit(async () => {
    const input = { apiClientId: id, overlapHours: Number(overlap) };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => rotateClient({ ...input, idempotencyKey }));
    if (!answer) return;
    if (!answer.apiClient) return refusals(answer.userErrors, { STATE_CONFLICT: t('rotateConflict') });
    onMade({ name, secret: answer.key ?? null });
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      <DialogHeader>
        <DialogTitle>{t('rotateTitle', { name })}</DialogTitle>
        <DialogDescription>{t('rotateText')}</DialogDescription>
      </DialogHeader>
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} />
      <RadioGroup label={t('overlap')} value={overlap} onValueChange={setOverlap}>
        {OVERLAPS.map((hours) => (
          <Radio key={hours} value={hours} label={t(`overlaps.${hours}`)} />
        ))}
      </RadioGroup>
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {c('cancel')}
        </Button>
        <Button type="submit" busy={busy}>
          {t('rotateGo')}
        </Button>
      </DialogFooter>
    </form>
  );
}
