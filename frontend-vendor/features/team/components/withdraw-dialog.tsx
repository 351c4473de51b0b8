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
import type { Invitation } from '../data';
import { withdraw } from '../hooks';

/** Takes an invitation back: the link in its letter is dead at once. */
export function WithdrawDialog({ invitation: { id, email }, onClose }: { invitation: Invitation; onClose: () => void }) {
  const [t, refusals, key] = [useTranslations('team'), useRefusals(), useKey()];
  const [proven, refresh, { giveBack, lose }] = [useProven(), useRefresh(), useOpener()];
  const { form, busy, failure, problems } = useSubmit(async () => {
    const idempotencyKey = key.of(id);
    const answer = await proven(() => withdraw({ invitationId: id, idempotencyKey }));
    if (!answer) return;
    if (answer.userErrors.length) return refusals(answer.userErrors, { STATE_CONFLICT: t('withdrawLate') });
    toast(t('withdrawn', { email }), { tone: 'success' });
    lose();
    await refresh();
    onClose();
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{t('withdrawTitle')}</AlertDialogTitle>
            <AlertDialogDescription>{t('withdrawText', { email })}</AlertDialogDescription>
          </AlertDialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} />
          <AlertDialogFooter>
            <AlertDialogCancel>{t('keep')}</AlertDialogCancel>
            <Button type="submit" variant="danger" busy={busy}>
              {t('withdraw')}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
