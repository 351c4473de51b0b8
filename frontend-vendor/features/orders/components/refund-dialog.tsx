'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { Thumb } from '@/components/thumb';
import { moneyOf } from '@/lib/money';
import { formatMoney } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field, FieldError } from '@/shared/ui/field';
import { Quantity } from '@/shared/ui/quantity';
import { Textarea } from '@/shared/ui/textarea';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from '../hooks';
import { deliveryLeft, leftOf, type Order, refundableOf, worthOf } from '../model';

/** Sends money back: for some units, for the delivery, or both. How much is said before. */
export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { giveBack } = useOpener();
  const [t, c, locale, refusals, key] = [
    useTranslations('orders'),
    useTranslations('common'),
    useLocale(),
    useRefusals(),
    useKey(),
  ];
  const { refund } = useOrderSteps();
  const [units, setUnits] = useState<Record<string, number>>({});
  const [delivery, setDelivery] = useState(false);
  const lines = order.lines.filter((line) => refundableOf(line) > 0);
  // An order may change while the dialog is open: what cannot be paid back any more is not asked for.
  const chosen = lines.flatMap((line) => {
    const quantity = Math.min(units[line.id] ?? 0, refundableOf(line));
    return quantity ? [{ line, quantity }] : [];
  });
  const { currency } = order.total.gross;
  const postage = deliveryLeft(order);
  const withDelivery = delivery && postage > 0n;
  const sum = chosen.reduce((total, { line, quantity }) => total + worthOf(line, quantity), withDelivery ? postage : 0n);
  const amount = formatMoney(moneyOf(sum, currency), locale);
  const backOnShelf = chosen.some(({ line }) => leftOf(line) > 0);

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const reason = textOf(values, 'reason');
    const wrong: Problem[] = [];
    if (chosen.length === 0 && !withDelivery) wrong.push({ field: 'lines', message: t('refundNothing') });
    if (!reason) wrong.push({ field: 'reason', message: t('reasonMissing') });
    if (wrong.length) return wrong;
    const input = {
      vendorOrderId: order.id,
      lines: chosen.map(({ line, quantity }) => ({ orderLineId: line.id, quantity })),
      shipping: withDelivery,
      reason,
      expectedVersion: order.version,
    };
    const { userErrors } = await refund({ ...input, idempotencyKey: key.of(input) });
    if (userErrors.length) return refusals(userErrors);
    toast(t('refundDone', { amount }), { tone: 'success' });
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('refundTitle')}</DialogTitle>
            <DialogDescription>{t('refundText')}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={['reason', 'lines']} />
          <fieldset className="flex min-w-0 flex-col">
            <legend className="font-medium text-sm">{t('refundWhat')}</legend>
            {at('lines') && <FieldError>{at('lines')}</FieldError>}
            <ul className="divide-y">
              {lines.map((line) => (
                <li key={line.id} className="flex items-center gap-3 py-3 text-sm">
                  <Thumb url={line.pictureUrl} />
                  <span className="min-w-0 flex-1">
                    <span className="line-clamp-2 font-medium">{line.title}</span>
                    <span className="figures text-muted-foreground">
                      {t('refundable', { count: refundableOf(line), price: formatMoney(line.unitPrice, locale) })}
                    </span>
                  </span>
                  <Quantity
                    label={t('unitsOf', { title: line.title })}
                    lessLabel={c('less')}
                    moreLabel={c('more')}
                    min={0}
                    max={refundableOf(line)}
                    value={Math.min(units[line.id] ?? 0, refundableOf(line))}
                    onChange={(value) => setUnits((all) => ({ ...all, [line.id]: value }))}
                  />
                </li>
              ))}
            </ul>
            {postage > 0n && (
              <Checkbox
                label={t('refundDelivery', { amount: formatMoney(moneyOf(postage, currency), locale) })}
                checked={delivery}
                onCheckedChange={setDelivery}
              />
            )}
          </fieldset>
          <Field label={t('reason')} hint={t('reasonHint')} error={at('reason')}>
            {(parts) => <Textarea {...parts} name="reason" maxLength={500} />}
          </Field>
          <div role="status" className="rounded-lg bg-muted p-4 text-sm leading-6">
            <p className="flex justify-between gap-4 font-semibold">
              <span>{t('refundSum')}</span>
              <span className="figures">{amount}</span>
            </p>
            {backOnShelf && <p className="text-muted-foreground">{t('refundShelf')}</p>}
          </div>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {sum > 0n ? t('refundGo', { amount }) : t('refund')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
