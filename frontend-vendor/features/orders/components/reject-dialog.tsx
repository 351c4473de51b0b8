'use client';
import { useLocale, useTranslations } from 'next-intl';
import { AskDialog } from '@/components/forms/ask-dialog';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { moneyOf } from '@/lib/money';
import { formatMoney, minorOf } from '@/shared/lib/format';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from '../hooks';
import type { Order } from '../model';
import { hasConflict, useConflict } from '../use-conflict';
import { ConflictNote } from './conflict-note';

/** Says that an order cannot be delivered. All of its money goes back. */
export function RejectDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const opener = useOpener();
  const [t, locale, refusals, key] = [useTranslations('orders'), useLocale(), useRefusals(), useKey()];
  const { reject } = useOrderSteps();
  const { base, conflict, meet, reload } = useConflict(order);
  const { gross } = base.total;
  const back = moneyOf(minorOf(gross) - minorOf(base.refunded), gross.currency);
  const submit = useSubmit(async (values) => {
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
    opener.lose();
    onClose();
  });
  return (
    <AskDialog
      title={t('rejectTitle', { number: base.number })}
      text={t('rejectText', { amount: formatMoney(back, locale) })}
      keep={t('keep')}
      go={t('rejectGo')}
      fields={['reason']}
      submit={submit}
      opener={opener}
      onClose={onClose}
    >
      {conflict && <ConflictNote {...conflict} onReload={reload} />}
      <Field label={t('reason')} hint={t('reasonHint')} error={submit.at('reason')}>
        {(parts) => <Textarea {...parts} name="reason" maxLength={500} />}
      </Field>
    </AskDialog>
  );
}
