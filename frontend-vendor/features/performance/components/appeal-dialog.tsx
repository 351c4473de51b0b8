'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { formatMoment } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import { toast } from '@/shared/ui/toaster';
import { appeal } from '../hooks';

const [LEAST, MOST] = [10, 5_000];

/** Says that a strike is wrong, and why: once, so that it is said with care. */
export function AppealDialog({
  strikeId,
  about,
  until,
  onClose,
}: {
  strikeId: string;
  about: string;
  until: string;
  onClose: () => void;
}) {
  const [t, c, locale, refusals, key] = [
    useTranslations('performance'),
    useTranslations('common'),
    useLocale(),
    useRefusals(),
    useKey(),
  ];
  const [refresh, { giveBack, lose }] = [useRefresh(), useOpener()];
  const [said, setSaid] = useState('');
  const { form, busy, failure, at, problems } = useSubmit(async () => {
    const text = said.trim();
    if (text.length < LEAST) return [{ field: 'text', message: t('appealMissing', { count: LEAST }) }];
    const input = { strikeId, text };
    const { strike, userErrors } = await appeal({ ...input, idempotencyKey: key.of(input) });
    if (!strike) return refusals(userErrors, { STATE_CONFLICT: t('appealLate') });
    toast(t('appealed'), { tone: 'success' });
    lose();
    await refresh();
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {/* What was written is not lost to a click beside it. */}
      <DialogContent
        closeLabel={c('close')}
        onCloseAutoFocus={giveBack}
        onInteractOutside={(event) => said && event.preventDefault()}
      >
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('appealTitle', { about })}</DialogTitle>
            <DialogDescription>{t('appealText', { at: formatMoment(until, locale) })}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={['text']} />
          <Field label={t('appealWhy')} hint={t('appealHint')} error={at('text')}>
            {(parts) => (
              <Textarea {...parts} rows={8} maxLength={MOST} value={said} onChange={({ target }) => setSaid(target.value)} />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {t('appealGo')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
