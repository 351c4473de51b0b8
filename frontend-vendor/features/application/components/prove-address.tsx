'use client';
import { MailCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useSubmit } from '@/components/forms/use-submit';
import { Button } from '@/shared/ui/button';
import { sendProof } from '../hooks';
import { RefreshOnReturn } from './refresh-on-return';

/** Mail has to be known to reach them first: what the letter's link does, and what when there is no letter. */
export function ProveAddress({ email }: { email: string }) {
  const [t, refusals, key, router] = [useTranslations('application.proof'), useRefusals(), useKey(), useRouter()];
  const [sent, setSent] = useState(false);
  const [looked, setLooked] = useState(false);
  const [looking, look] = useTransition();
  const { form, busy, failure, problems } = useSubmit(async () => {
    const { userErrors } = await sendProof(key.of(email));
    if (userErrors.length) return refusals(userErrors);
    key.done();
    setSent(true);
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      <RefreshOnReturn />
      <div>
        <span aria-hidden className="mb-4 grid size-12 place-items-center rounded-full bg-accent text-accent-foreground">
          <MailCheck className="size-6" />
        </span>
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <p className="mt-2 text-muted-foreground leading-7">{t('text', { email })}</p>
      </div>
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} />
      <Button
        busy={looking}
        onClick={() =>
          look(() => {
            setLooked(true);
            router.refresh();
          })
        }
      >
        {t('done')}
      </Button>
      <Button type="submit" variant="outline" busy={busy}>
        {t('again')}
      </Button>
      <p role="status" className="text-sm">
        {sent ? t('sent', { email }) : looked && !looking ? t('notYet') : null}
      </p>
    </form>
  );
}
