'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useSubmit } from '@/components/forms/use-submit';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { sendProofAgain } from '../hooks';
import { Said } from './said';

/** Mail has to be known to reach them first: a letter with a link was sent when the account was made. */
export function Unproved({ email, onAgain }: { email: string; onAgain: () => void }) {
  const [t, refusals] = [useTranslations('invitation'), useRefusals()];
  const [sent, setSent] = useState(false);
  const { form, busy, failure, problems } = useSubmit(async () => {
    const { userErrors } = await sendProofAgain(newKey());
    if (userErrors.length) return refusals(userErrors);
    setSent(true);
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      <Said focus title={t('unproved.title')} text={t('unproved.text', { email })} />
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} />
      <Button onClick={onAgain}>{t('unproved.done')}</Button>
      <Button type="submit" variant="outline" busy={busy}>
        {t('unproved.send')}
      </Button>
      <p role="status" className={sent ? 'text-sm' : 'sr-only'}>
        {sent && t('unproved.sent', { email })}
      </p>
    </form>
  );
}
