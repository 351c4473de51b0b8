'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { Thumb } from '@/components/thumb';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field, FieldError } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Quantity } from '@/shared/ui/quantity';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from '../hooks';
import { leftOf, type Order } from '../model';
import { hasConflict, useConflict } from '../use-conflict';
import { ConflictNote } from './conflict-note';

const CARRIERS = ['DHL', 'Deutsche Post', 'DPD', 'GLS', 'Hermes', 'UPS', 'PostNL', 'Viettel Post', 'GHN', 'GHTK', 'VNPost'];
const LAST_CARRIER = 'stoa-last-carrier';

const lastCarrier = () => {
  try {
    return localStorage.getItem(LAST_CARRIER) ?? '';
  } catch {
    return '';
  }
};

const whole = (order: Order) => Object.fromEntries(order.lines.map((line) => [line.id, leftOf(line)]));

/** Sends a parcel: all that is left, or some of it. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { giveBack, lose } = useOpener();
  const [t, c, refusals, key] = [useTranslations('orders'), useTranslations('common'), useRefusals(), useKey()];
  const { ship } = useOrderSteps();
  const { base, conflict, meet, reload } = useConflict(order);
  const [units, setUnits] = useState<Record<string, number>>(() => whole(base));
  const [carrier] = useState(lastCarrier);
  const list = useId();
  const lines = base.lines.filter((line) => leftOf(line) > 0);
  const inside = lines.flatMap(({ id }) => (units[id] ? [{ orderLineId: id, quantity: units[id] }] : []));
  const count = inside.reduce((sum, { quantity }) => sum + quantity, 0);
  const rest = lines.reduce((sum, line) => sum + leftOf(line), 0) - count;

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const parcel = {
      carrier: textOf(values, 'carrier'),
      trackingNumber: textOf(values, 'trackingNumber') || undefined,
      trackingUrl: textOf(values, 'trackingUrl') || undefined,
    };
    const wrong: Problem[] = [];
    if (count === 0) wrong.push({ field: 'lines', message: t('shipNothing') });
    if (!parcel.carrier) wrong.push({ field: 'carrier', message: t('carrierMissing') });
    if (parcel.trackingUrl && !/^https:\/\/\S+$/.test(parcel.trackingUrl))
      wrong.push({ field: 'trackingUrl', message: t('trackingUrlWrong') });
    if (wrong.length) return wrong;
    const input = { vendorOrderId: base.id, lines: inside, expectedVersion: base.version, ...parcel };
    const { userErrors } = await ship({ ...input, idempotencyKey: key.of(input) });
    if (hasConflict(userErrors)) {
      await meet();
      return;
    }
    if (userErrors.length) return refusals(userErrors);
    try {
      localStorage.setItem(LAST_CARRIER, parcel.carrier);
    } catch {
      // It is typed anew next time.
    }
    toast(t('shipDone', { count }), { tone: 'success' });
    lose();
    onClose();
  });
  const placed = ['carrier', 'trackingNumber', 'trackingUrl', 'lines'];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('shipTitle')}</DialogTitle>
            <DialogDescription>{t('shipText')}</DialogDescription>
          </DialogHeader>
          {conflict && (
            <ConflictNote
              {...conflict}
              onReload={() => {
                setUnits(whole(conflict.now));
                reload();
              }}
            />
          )}
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={placed} />
          <fieldset className="flex min-w-0 flex-col">
            <legend className="font-medium text-sm">{t('inside')}</legend>
            {at('lines') && <FieldError>{at('lines')}</FieldError>}
            <ul className="divide-y">
              {lines.map((line) => (
                <li key={line.id} className="flex items-center gap-3 py-3 text-sm">
                  <Thumb url={line.pictureUrl} />
                  <span className="min-w-0 flex-1">
                    <span className="line-clamp-2 font-medium">{line.title}</span>
                    <span className="text-muted-foreground">{t('left', { count: leftOf(line) })}</span>
                  </span>
                  <Quantity
                    label={t('unitsOf', { title: line.title })}
                    lessLabel={c('less')}
                    moreLabel={c('more')}
                    min={0}
                    max={leftOf(line)}
                    value={units[line.id] ?? 0}
                    onChange={(value) => setUnits((all) => ({ ...all, [line.id]: value }))}
                  />
                </li>
              ))}
            </ul>
          </fieldset>
          <Field label={t('carrier')} error={at('carrier')}>
            {(parts) => (
              <>
                <Input {...parts} name="carrier" list={list} maxLength={60} defaultValue={carrier} autoComplete="off" />
                <datalist id={list}>
                  {CARRIERS.map((name) => (
                    <option key={name} value={name} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Field label={t('trackingNumber')} optional optionalLabel={c('optional')} error={at('trackingNumber')}>
            {(parts) => <Input {...parts} name="trackingNumber" maxLength={80} autoComplete="off" spellCheck={false} />}
          </Field>
          <Field label={t('trackingUrl')} optional optionalLabel={c('optional')} error={at('trackingUrl')}>
            {(parts) => (
              <Input {...parts} name="trackingUrl" inputMode="url" maxLength={500} autoComplete="off" placeholder="https://" />
            )}
          </Field>
          <DialogFooter className="items-center">
            <p role="status" className="mr-auto text-muted-foreground text-sm">
              {rest > 0 && t('restLater', { count: rest })}
            </p>
            <Button variant="outline" onClick={onClose} className="max-sm:w-full">
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy} className="max-sm:w-full">
              {t('shipGo', { count })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
