'use client';
import { useTranslations } from 'next-intl';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { useProven } from '@/features/account/step-up';
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/shared/ui/alert-dialog';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { removeMember } from '../hooks';
import type { Looker, Member } from '../model';

/** Takes somebody out of the team, or leaves it oneself. */
export function RemoveDialog({
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
  const [t, refusals, key] = [useTranslations('team'), useRefusals(), useKey()];
  const [proven, refresh, { giveBack, lose }] = [useProven(), useRefresh(), useOpener()];
  const self = member.user?.id === looker.id;
  const { form, busy, failure, problems } = useSubmit(async () => {
    const input = { userId: member.user?.id ?? '' };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => removeMember({ ...input, idempotencyKey }));
    if (!answer) return;
    if (answer.userErrors.length) return refusals(answer.userErrors, { STATE_CONFLICT: t('lastRefused') });
    // Nothing of the team is theirs to see any more.
    if (self) {
      location.assign('/');
      return;
    }
    toast(t('removed', { name }), { tone: 'success' });
    lose();
    await refresh();
    onClose();
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{self ? t('leaveTitle') : t('removeTitle', { name })}</AlertDialogTitle>
            <AlertDialogDescription>{t(self ? 'leaveText' : 'removeText')}</AlertDialogDescription>
          </AlertDialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} />
          <AlertDialogFooter>
            <AlertDialogCancel>{t('keep')}</AlertDialogCancel>
            <Button type="submit" variant="danger" busy={busy}>
              {t(self ? 'leave' : 'removeGo')}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
