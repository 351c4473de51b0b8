'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { useProven } from '@/features/account/step-up';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { toast } from '@/shared/ui/toaster';
import { setPlace } from '../hooks';
import type { Looker, Member } from '../model';
import { RoleChoice } from './role-choice';

/** Gives a member another place. */
export function PlaceDialog({
  member,
  looker,
  name,
  onClose,
}: {
  member: Member;
  looker: Looker;
  name: string;
  onClose: () => void;
}) {
  const [t, c, refusals, key] = [useTranslations('team'), useTranslations('common'), useRefusals(), useKey()];
  const [proven, refresh, { giveBack }] = [useProven(), useRefresh(), useOpener()];
  const [role, setRole] = useState(member.role);
  const self = member.user?.id === looker.id;
  const { form, busy, failure, at, problems } = useSubmit(async () => {
    if (role === member.role) return [{ field: 'role', message: t('same') }];
    const input = { userId: member.user?.id ?? '', role };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => setPlace({ ...input, idempotencyKey }));
    if (!answer) return;
    if (answer.userErrors.length) return refusals(answer.userErrors, { STATE_CONFLICT: t('lastRefused') });
    toast(t('changed', { name, role: c(`role.${role}`) }), { tone: 'success' });
    await refresh();
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} className="max-w-2xl" onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('changeTitle')}</DialogTitle>
            <DialogDescription>{name}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={['role']} />
          <RoleChoice own={looker.role} value={role} error={at('role')} onChange={setRole} />
          <div role="status" className="empty:-mt-5">
            {self && role !== member.role && <Alert tone="warning">{t('changeSelf')}</Alert>}
          </div>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {t('changeGo')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
