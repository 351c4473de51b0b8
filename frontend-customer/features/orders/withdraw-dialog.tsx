'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { WithdrawalConfirmDocument, WithdrawalStartDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { Refusal } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { FieldError } from '@/shared/ui/field';
import { NativeSelect } from '@/shared/ui/native-select';
import type { OrderDialogProps } from './cancel-dialog';
import { leftOf, named } from './model';
import { useWhyNot } from './refusals';

/** The right to withdraw, in two steps: what it is about, and the declaration in words that is confirmed. */
export default function WithdrawDialog({ order, token, open, onClose, onClosed, onDone }: OrderDialogProps) {
  const t = useTranslations('order.withdraw');
  const locale = useLocale();
  const whyNot = useWhyNot();
  const lines = order.vendorOrders.flatMap((part) =>
    part.lines
      .map((line) => ({ line, vendor: part.vendor?.name ?? '', left: leftOf(line, part, order) }))
      .filter(({ left }) => left > 0),
  );
  // All that is left, unless somebody wants to keep some of it.
  const [wanted, want] = useState<Record<string, number>>({});
  const [begun, begin] = useState<{ id: string; statement: string } | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<{ refusals?: readonly Refusal[]; failure?: unknown }>({});
  const sent = useRef({ body: '', key: '' });
  const statement = useRef<HTMLQuoteElement>(null);
  const count = ({ line, left }: (typeof lines)[number]) => Math.min(wanted[line.id] ?? left, left);
  const chosen = lines.filter((one) => count(one) > 0);
  const shownStatement = begun?.id;
  useEffect(() => {
    if (shownStatement) statement.current?.focus();
  }, [shownStatement]);

  const keyFor = (body: string) => {
    if (sent.current.body !== body) sent.current = { body, key: newKey() };
    return sent.current.key;
  };
  const close = () => {
    begin(null);
    setTried(false);
    setWhy({});
    onClose();
  };

  async function within(work: () => Promise<readonly Refusal[]>) {
    setBusy(true);
    setWhy({});
    try {
      const refusals = await work();
      if (refusals.length) {
        sent.current = { body: '', key: '' };
        setWhy({ refusals });
      }
    } catch (failure) {
      setWhy({ failure });
    } finally {
      setBusy(false);
    }
  }

  function start(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!chosen.length) return;
    const wishes = chosen.map((one) => ({ orderLineId: one.line.id, quantity: count(one) }));
    void within(async () => {
      const input = { ...named(order, { token }), lines: wishes, locale, idempotencyKey: keyFor(JSON.stringify(wishes)) };
      const { withdrawalStart } = await ask(WithdrawalStartDocument, { input });
      const { withdrawal, userErrors } = withdrawalStart;
      if (withdrawal?.statement) begin({ id: withdrawal.id, statement: withdrawal.statement });
      return userErrors;
    });
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (!begun) return;
    void within(async () => {
      const input = { withdrawalId: begun.id, ...(token ? { token } : {}), idempotencyKey: keyFor(begun.id) };
      const { withdrawalConfirm } = await ask(WithdrawalConfirmDocument, { input });
      if (withdrawalConfirm.order) {
        onDone(withdrawalConfirm.order);
        close();
      }
      return withdrawalConfirm.userErrors;
    });
  }

  const wrong = (
    <div role="alert">
      {whyNot(why).map((line) => (
        <Alert key={line} tone="danger">
          {line}
        </Alert>
      ))}
    </div>
  );
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent
        closeLabel={t('close')}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        <DialogHeader>
          <DialogTitle>{t(begun ? 'confirmTitle' : 'startTitle', { number: order.number })}</DialogTitle>
          <DialogDescription>{t(begun ? 'confirmText' : 'startText')}</DialogDescription>
        </DialogHeader>
        {begun ? (
          <form onSubmit={confirm} className="flex flex-col gap-5">
            {wrong}
            <blockquote ref={statement} tabIndex={-1} className="rounded-lg border bg-muted p-4 leading-7">
              {begun.statement}
            </blockquote>
            <p className="text-muted-foreground text-sm leading-6">{t('follows')}</p>
            <DialogFooter>
              <Button variant="outline" onClick={() => begin(null)}>
                {t('back')}
              </Button>
              <Button type="submit" busy={busy}>
                {t('confirm')}
              </Button>
            </DialogFooter>
          </form>
        ) : (
          <form noValidate onSubmit={start} className="flex flex-col gap-5">
            {wrong}
            <fieldset>
              <legend className="mb-1 font-medium text-sm">{t('which')}</legend>
              {tried && chosen.length === 0 && <FieldError>{t('whichMissing')}</FieldError>}
              <ul className="divide-y">
                {lines.map((one) => {
                  const { line, vendor, left } = one;
                  return (
                    <li key={line.id} className="flex items-center justify-between gap-4 py-1">
                      <Checkbox
                        label={
                          <>
                            {line.title}
                            <span className="block text-muted-foreground">
                              {[line.variantTitle, vendor].filter(Boolean).join(' · ')}
                            </span>
                          </>
                        }
                        checked={count(one) > 0}
                        onCheckedChange={(on) => want({ ...wanted, [line.id]: on ? left : 0 })}
                      />
                      {left > 1 && count(one) > 0 && (
                        <NativeSelect
                          aria-label={t('quantity', { title: line.title })}
                          value={count(one)}
                          onChange={({ target }) => want({ ...wanted, [line.id]: Number(target.value) })}
                          className="w-20 shrink-0"
                        >
                          {Array.from({ length: Math.min(left, 99) }, (_, place) => left - place).map((number) => (
                            <option key={number}>{number}</option>
                          ))}
                        </NativeSelect>
                      )}
                    </li>
                  );
                })}
              </ul>
            </fieldset>
            <DialogFooter>
              <Button variant="outline" onClick={close}>
                {t('keep')}
              </Button>
              <Button type="submit" busy={busy}>
                {t('next')}
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
