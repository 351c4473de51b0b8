'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { pathOf, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useSubmit } from '@/components/forms/use-submit';
import type { Person } from '@/features/session/data';
import { choose } from '@/lib/choose';
import { signInAt } from '@/lib/paths';
import { Button } from '@/shared/ui/button';
import { accept, isReached, type Preview, signOutFor } from '../hooks';
import { forgetToken } from '../link';
import { Asked } from './asked';
import { Said } from './said';
import { Unproved } from './unproved';

type Outcome = { kind: 'joined'; id: string; name: string } | { kind: 'over' | 'other' | 'unproved' };

/** Whoever is signed in joins the team, where the invitation is theirs. */
export function Accept({ token, person, invitation }: { token: string; person: Person; invitation: Preview }) {
  const [t, refusals, key] = [useTranslations('invitation'), useRefusals(), useKey()];
  const [outcome, setOutcome] = useState<Outcome | null>(isFor(invitation, person) ? null : { kind: 'other' });
  const [leaving, setLeaving] = useState(false);
  const { form, busy, failure, problems } = useSubmit(async () => {
    const { vendor, userErrors } = await accept(token, key.of(token));
    if (vendor) {
      forgetToken();
      setOutcome({ kind: 'joined', ...vendor });
      return;
    }
    if (userErrors.some((refusal) => pathOf(refusal) === 'token')) {
      forgetToken();
      setOutcome({ kind: 'over' });
      return;
    }
    // Refused alike for another address and for one that is not proved yet.
    if (userErrors.some(({ code }) => code === 'NOT_ALLOWED')) {
      setOutcome({ kind: (await isReached()) ? 'other' : 'unproved' });
      return;
    }
    return refusals(userErrors, { STATE_CONFLICT: t('full') });
  });

  function leave() {
    setLeaving(true);
    signOutFor(signInAt('/invitation'));
  }

  const others = (
    <Button variant={outcome?.kind === 'other' ? 'primary' : 'link'} busy={leaving} onClick={leave}>
      {t('others')}
    </Button>
  );
  switch (outcome?.kind) {
    case 'joined':
      return (
        <Said focus title={t('joined.title', { name: outcome.name })} text={t('joined.text')}>
          <Button onClick={() => choose({ team: outcome.id }, '/')}>{t('toTeam')}</Button>
        </Said>
      );
    case 'over':
      return <Said focus title={t('over.title')} text={t('over.text')} desk />;
    case 'other':
      return (
        <Said focus title={t('other.title')} text={t('other.text', { email: person.email, asked: invitation.email })}>
          {others}
        </Said>
      );
    case 'unproved':
      return <Unproved email={person.email} onAgain={() => setOutcome(null)} />;
    default:
      return (
        <form {...form} className="flex flex-col gap-5">
          <Said title={t('by', { name: invitation.vendorName })} text={t('text')} />
          <Asked invitation={invitation} />
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} />
          <p className="rounded-lg border bg-muted p-4 text-sm leading-6">
            {t('as')} <span className="block break-all font-medium">{person.email}</span>
          </p>
          <Button type="submit" busy={busy}>
            {t('accept')}
          </Button>
          {others}
        </form>
      );
  }
}

/** Addresses are the same in capitals and in small letters. */
function isFor(invitation: Preview, person: Person): boolean {
  return invitation.email.toLowerCase() === person.email.toLowerCase();
}
