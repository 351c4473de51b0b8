'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Radio, RadioGroup } from '@/shared/ui/radio-group';
import { toast } from '@/shared/ui/toaster';
import { adjustStock } from '../hooks';
import { countOf, type Level } from '../model';

const REASONS = ['delivery', 'returned', 'broken', 'lost', 'found'] as const;

/** So many came or went, and why. */
export function AdjustDialog({
  level,
  name,
  onChange,
  onClose,
}: {
  level: Level;
  name: string;
  onChange: (level: Level) => void;
  onClose: () => void;
}) {
  const { giveBack } = useOpener();
  const [t, c, refusals, key] = [useTranslations('stock'), useTranslations('common'), useRefusals(), useKey()];
  const [direction, setDirection] = useState('in');
  const [text, setText] = useState('');
  const list = useId();
  const count = countOf(text);
  const delta = count === null ? null : direction === 'in' ? count : -count;
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const wrong: Problem[] = [];
    if (!delta) wrong.push({ field: 'delta', message: t('unitsMissing') });
    if (delta !== null && level.onHand + delta < 0)
      wrong.push({ field: 'delta', message: t('tooMany', { count: level.onHand }) });
    if (wrong.length || !delta) return wrong;
    const input = {
      variantId: level.variantId,
      warehouseId: level.warehouse?.id,
      delta,
      reason: textOf(values, 'reason') || undefined,
    };
    const { stockLevel, userErrors } = await adjustStock({ ...input, idempotencyKey: key.of(input) });
    if (!stockLevel)
      return refusals(userErrors, { STATE_CONFLICT: t('promised', { allocated: level.allocated, reserved: level.reserved }) });
    onChange(stockLevel);
    toast(t('adjusted', { count: stockLevel.onHand }), { tone: 'success' });
    onClose();
  });
  const whole = problems.filter(({ field }) => field !== 'delta' && field !== 'reason');
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('adjustTitle')}</DialogTitle>
            <DialogDescription>{name}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          {whole.length > 0 && (
            <Alert tone="danger" role="alert" tabIndex={-1} data-note>
              {whole.map(({ message }) => (
                <p key={message}>{message}</p>
              ))}
            </Alert>
          )}
          <RadioGroup
            label={t('direction')}
            value={direction}
            onValueChange={setDirection}
            listClassName="flex flex-wrap gap-x-6"
          >
            <Radio value="in" label={t('in')} />
            <Radio value="out" label={t('out')} />
          </RadioGroup>
          <Field label={t('units')} error={at('delta')}>
            {(parts) => (
              <Input
                {...parts}
                inputMode="numeric"
                autoComplete="off"
                value={text}
                onChange={({ target }) => setText(target.value)}
                className="figures w-32"
              />
            )}
          </Field>
          <Field label={t('reason')} optional optionalLabel={c('optional')} hint={t('reasonHint')} error={at('reason')}>
            {(parts) => (
              <>
                <Input {...parts} name="reason" list={list} maxLength={200} autoComplete="off" />
                <datalist id={list}>
                  {REASONS.map((reason) => (
                    <option key={reason} value={t(`reasons.${reason}`)} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <p role="status" className="rounded-lg bg-muted p-4 text-sm">
            {t('result', { from: level.onHand, to: Math.max(0, level.onHand + (delta ?? 0)) })}
          </p>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {c('save')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
