'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { OrderCancelDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { Refusal } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { NativeSelect } from '@/shared/ui/native-select';
import { Textarea } from '@/shared/ui/textarea';
import { type Access, isUnsent, named, type OrderData } from './model';
import { useWhyNot } from './refusals';

export interface OrderDialogProps extends Access {
  order: OrderData;
  open: boolean;
  onClose: () => void;
  /** It is gone: the focus goes back to where it was opened. */
  onClosed: () => void;
  onDone: (order: OrderData) => void;
}

const REASONS = ['mind', 'mistake', 'slow', 'cheaper', 'other'] as const;

/** Asks why, and cancels what has not left yet. */
export default function CancelDialog({ order, token, open, onClose, onClosed, onDone }: OrderDialogProps) {
  const t = useTranslations('order.cancel');
  const whyNot = useWhyNot();
  const [reason, setReason] = useState<(typeof REASONS)[number] | ''>('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<{ refusals?: readonly Refusal[]; failure?: unknown }>({});
  const sent = useRef({ body: '', key: '' });
  const said = reason === 'other' ? text.trim() : reason && t(`reason.${reason}`);
  const rest = order.status !== 'PENDING' && order.vendorOrders.some((part) => !isUnsent(part) && part.lifecycle === 'PLACED');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!said) return;
    const body = said;
    if (sent.current.body !== body) sent.current = { body, key: newKey() };
    setBusy(true);
    setWhy({});
    try {
      const input = { ...named(order, { token }), reason: said, idempotencyKey: sent.current.key };
      const { orderCancel } = await ask(OrderCancelDocument, { input });
      if (orderCancel.userErrors.length) {
        sent.current = { body: '', key: '' };
        setWhy({ refusals: orderCancel.userErrors });
      } else {
        if (orderCancel.order) onDone(orderCancel.order);
        onClose();
      }
    } catch (failure) {
      setWhy({ failure });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        closeLabel={t('close')}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        <DialogHeader>
          <DialogTitle>{t('title', { number: order.number })}</DialogTitle>
          <DialogDescription>{t(order.status === 'PENDING' ? 'textUnpaid' : rest ? 'textSome' : 'text')}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={submit} className="flex flex-col gap-5">
          <div role="alert">
            {whyNot(why).map((line) => (
              <Alert key={line} tone="danger">
                {line}
              </Alert>
            ))}
          </div>
          <Field label={t('why')} hint={t('whyHint')} error={tried && !reason && t('whyMissing')}>
            {(parts) => (
              <NativeSelect
                {...parts}
                value={reason}
                onChange={({ target }) => setReason(REASONS.find((name) => name === target.value) ?? '')}
              >
                <option value="">{t('choose')}</option>
                {REASONS.map((name) => (
                  <option key={name} value={name}>
                    {t(`reason.${name}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          {reason === 'other' && (
            <Field label={t('words')} error={tried && !said && t('wordsMissing')}>
              {(parts) => <Textarea {...parts} maxLength={500} value={text} onChange={({ target }) => setText(target.value)} />}
            </Field>
          )}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t('keep')}
            </Button>
            <Button type="submit" variant="danger" busy={busy}>
              {t('do')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
