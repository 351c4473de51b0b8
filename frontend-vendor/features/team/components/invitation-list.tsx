'use client';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { failureOf } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { useProven } from '@/features/account/step-up';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { formatMoment } from '@/shared/lib/format';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Button } from '@/shared/ui/button';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { toast } from '@/shared/ui/toaster';
import type { Invitation } from '../data';
import { invite } from '../hooks';
import { mayGive } from '../model';

const WithdrawDialog = dynamic(() => import('./withdraw-dialog').then(({ WithdrawDialog }) => WithdrawDialog), { ssr: false });

interface State {
  sending?: string;
  withdrawing?: Invitation;
  failure?: ApiError;
  problems?: readonly Problem[];
}

/** Who was asked and has not answered: the letter can be sent again, or taken back. */
export function InvitationList({ invitations, own }: { invitations: readonly Invitation[]; own: MemberRole }) {
  const [t, c, locale, refusals, key] = [
    useTranslations('team'),
    useTranslations('common'),
    useLocale(),
    useRefusals(),
    useKey(),
  ];
  const [proven, refresh] = [useProven(), useRefresh()];
  const [state, setState] = useState<State>({});

  async function sendAgain({ id, email, role, createdAt }: Invitation) {
    if (state.sending) return;
    setState({ sending: id });
    try {
      const idempotencyKey = key.of({ email, role, createdAt });
      const answer = await proven(() => invite({ email, role, idempotencyKey }));
      if (answer && answer.userErrors.length === 0) {
        toast(t('invited', { email }), { tone: 'success' });
        await refresh();
      }
      setState({ problems: refusals(answer?.userErrors ?? []) });
    } catch (error) {
      setState({ failure: failureOf(error) });
    }
  }

  return (
    <Card>
      <CardHeader className={invitations.length ? undefined : 'mb-0'}>
        <div>
          <CardTitle>{t('open')}</CardTitle>
          <CardText className="mt-0.5">{t(invitations.length ? 'openText' : 'openNone')}</CardText>
        </div>
      </CardHeader>
      <FailureNote failure={state.failure ?? null} className="mb-4" />
      <ProblemNote problems={state.problems ?? []} />
      {invitations.length > 0 && (
        <ul className="-mb-3 divide-y">
          {invitations.map((invitation) => {
            const { id, email, role, expiresAt } = invitation;
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 text-sm">
                <div className="min-w-0">
                  <p className="break-all font-medium">{email}</p>
                  <p className="text-muted-foreground">
                    {t('openLine', { role: c(`role.${role}`), until: formatMoment(expiresAt, locale) })}
                  </p>
                </div>
                {mayGive(own, role) && (
                  <div className="-ml-3 flex gap-1">
                    <Button size="sm" variant="ghost" busy={state.sending === id} onClick={() => sendAgain(invitation)}>
                      {t('again')}
                      <span className="sr-only">: {email}</span>
                    </Button>
                    <Button
                      size="sm"
                      variant="ghost"
                      aria-haspopup="dialog"
                      onClick={() => setState({ withdrawing: invitation })}
                    >
                      {t('withdraw')}
                      <span className="sr-only">: {email}</span>
                    </Button>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {state.withdrawing && <WithdrawDialog invitation={state.withdrawing} onClose={() => setState({})} />}
    </Card>
  );
}
