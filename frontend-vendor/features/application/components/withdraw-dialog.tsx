'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useSubmit } from '@/components/forms/use-submit';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { withdraw } from '../hooks';

/** Asks before an application is withdrawn: what was filled in is not taken up again. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const [t, c, refusals] = [useTranslations('application.withdraw'), useTranslations('common'), useRefusals()];
  const [key, router] = [useKey(), useRouter()];
  const { form, busy, failure, problems } = useSubmit(async () => {
    const { userErrors } = await withdraw(key.of('withdraw'));
    if (userErrors.length) return refusals(userErrors);
    onClose();
    router.refresh();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('title')}</DialogTitle>
            <DialogDescription>{t('text')}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} />
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" variant="danger" busy={busy}>
              {t('submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
