'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { moneyOf } from '@/lib/money';
import { formatMoney, minorOf } from '@/shared/lib/format';
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
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from '../hooks';
import type { Order } from '../model';
import { hasConflict, useConflict } from '../use-conflict';
import { ConflictNote } from './conflict-note';
import { StepTrouble } from './step-trouble';

/** Says that an order cannot be delivered. All of its money goes back. */
export function RejectDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { giveBack, lose } = useOpener();
  const [t, locale, refusals, key] = [useTranslations('orders'), useLocale(), useRefusals(), useKey()];
  const { reject } = useOrderSteps();
  const { base, conflict, meet, reload } = useConflict(order);
  const { gross } = base.total;
  const back = moneyOf(minorOf(gross) - minorOf(base.refunded), gross.currency);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const reason = textOf(values, 'reason');
    if (!reason) return [{ field: 'reason', message: t('reasonMissing') }];
    const input = { vendorOrderId: base.id, reason, expectedVersion: base.version };
    const { userErrors } = await reject({ ...input, idempotencyKey: key.of(input) });
    if (hasConflict(userErrors)) {
      await meet();
      return;
    }
    if (userErrors.length) return refusals(userErrors);
    toast(t('rejected'), { tone: 'success' });
    lose();
    onClose();
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{t('rejectTitle', { number: base.number })}</AlertDialogTitle>
            <AlertDialogDescription>{t('rejectText', { amount: formatMoney(back, locale) })}</AlertDialogDescription>
          </AlertDialogHeader>
          {conflict && <ConflictNote {...conflict} onReload={reload} />}
          <StepTrouble problems={problems.filter(({ field }) => field !== 'reason')} failure={failure} />
          <Field label={t('reason')} hint={t('reasonHint')} error={at('reason')}>
            {(parts) => <Textarea {...parts} name="reason" maxLength={500} />}
          </Field>
          <AlertDialogFooter>
            <AlertDialogCancel>{t('keep')}</AlertDialogCancel>
            <Button type="submit" variant="danger" busy={busy}>
              {t('rejectGo')}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
