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
import { revokeClient } from '../hooks';

/** Ends a program: its keys are dead at once. */
export function RevokeDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const [t, refusals, key] = [useTranslations('keys'), useRefusals(), useKey()];
  const [proven, refresh, { giveBack, lose }] = [useProven(), useRefresh(), useOpener()];
  const { form, busy, failure, problems } = useSubmit(async () => {
    const idempotencyKey = key.of(id);
    const answer = await proven(() => revokeClient({ apiClientId: id, idempotencyKey }));
    if (!answer) return;
    if (!answer.apiClient) return refusals(answer.userErrors);
    toast(t('revoked', { name }), { tone: 'success' });
    lose();
    await refresh();
    onClose();
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{t('revokeTitle', { name })}</AlertDialogTitle>
            <AlertDialogDescription>{t('revokeText')}</AlertDialogDescription>
          </AlertDialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} />
          <AlertDialogFooter>
            <AlertDialogCancel>{t('keep')}</AlertDialogCancel>
            <Button type="submit" variant="danger" busy={busy}>
              {t('revokeGo')}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
