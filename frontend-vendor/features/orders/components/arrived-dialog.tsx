'use client';
import { useTranslations } from 'next-intl';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
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
import { useOrderSteps } from '../hooks';
import { StepTrouble } from './step-trouble';

/** Says that a parcel arrived. It is asked for first: the time for returns begins with it. */
export function ArrivedDialog({ parcelId, onClose }: { parcelId: string; onClose: () => void }) {
  const { giveBack, lose } = useOpener();
  const [t, c, refusals, key] = [useTranslations('orders'), useTranslations('common'), useRefusals(), useKey()];
  const { arrived } = useOrderSteps();
  const { form, busy, failure, problems } = useSubmit(async () => {
    const { userErrors } = await arrived({ fulfillmentId: parcelId, idempotencyKey: key.of(parcelId) });
    if (userErrors.length) return refusals(userErrors);
    toast(t('arrivedDone'), { tone: 'success' });
    lose();
    onClose();
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{t('arrivedAsk')}</AlertDialogTitle>
            <AlertDialogDescription>{t('arrivedText')}</AlertDialogDescription>
          </AlertDialogHeader>
          <StepTrouble problems={problems} failure={failure} />
          <AlertDialogFooter>
            <AlertDialogCancel>{c('cancel')}</AlertDialogCancel>
            <Button type="submit" busy={busy}>
              {t('arrived')}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
