'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { useProven } from '@/features/account/step-up';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { toast } from '@/shared/ui/toaster';
import { invite } from '../hooks';
import { RoleChoice } from './role-choice';

/** Asks somebody into the team, by mail and for a place. */
export function InviteDialog({ own, onClose }: { own: MemberRole; onClose: () => void }) {
  const [t, c, refusals, key] = [useTranslations('team'), useTranslations('common'), useRefusals(), useKey()];
  const [proven, refresh, { giveBack }] = [useProven(), useRefresh(), useOpener()];
  const [role, setRole] = useState<MemberRole | ''>('');
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const email = textOf(values, 'email');
    const wrong: Problem[] = [];
    if (!/^\S+@\S+\.\S+$/.test(email)) wrong.push({ field: 'email', message: t('emailMissing') });
    if (!role) wrong.push({ field: 'role', message: t('roleMissing') });
    if (wrong.length || !role) return wrong;
    const input = { email, role };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => invite({ ...input, idempotencyKey }));
    if (!answer) return;
    const { userErrors } = answer;
    const full = userErrors.some(
      (refusal) => refusal.code === 'LIMIT_EXCEEDED' && !('retryAfter' in refusal && refusal.retryAfter),
    );
    if (userErrors.length)
      return refusals(userErrors, {
        'VALIDATION_FAILED@email': t('emailMissing'),
        ...(full ? { LIMIT_EXCEEDED: t('tooMany') } : {}),
      });
    toast(t('invited', { email }), { tone: 'success' });
    await refresh();
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} className="max-w-2xl" onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('invite')}</DialogTitle>
            <DialogDescription>{t('inviteText')}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={['email', 'role']} />
          <Field label={t('email')} hint={t('emailHint')} error={at('email')}>
            {(parts) => <Input {...parts} name="email" type="email" inputMode="email" autoComplete="off" spellCheck={false} />}
          </Field>
          <RoleChoice own={own} value={role} error={at('role')} onChange={setRole} />
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {t('inviteGo')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
