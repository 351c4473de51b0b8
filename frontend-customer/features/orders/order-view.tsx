'use client';
import { Printer } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { formatMoment } from '@/shared/lib/format';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { useOrder } from './hooks';
import { LiveNote } from './live-note';
import { type Access, canCancel, canWithdraw, type OrderData } from './model';
import { Parcel } from './parcel';
import { Placed } from './placed';
import { OrderSide } from './side';
import { Withdrawals } from './withdrawals';

const CancelDialog = dynamic(() => import('./cancel-dialog'), { ssr: false });
const WithdrawDialog = dynamic(() => import('./withdraw-dialog'), { ssr: false });

const TONES: Record<OrderData['status'], Tone> = {
  PENDING: 'warning',
  PAID: 'accent',
  SHIPPED: 'info',
  DELIVERED: 'success',
  PARTIALLY_REFUNDED: 'neutral',
  REFUNDED: 'neutral',
  CANCELLED: 'danger',
  EXPIRED: 'danger',
};

export interface OrderViewProps extends Access {
  order: OrderData;
  /** It was just bought: with thanks, and what happens next. */
  placed?: boolean;
}

/** An order and its parcels, moving by itself as they do. */
export function OrderView({ order: initial, token, placed = false }: OrderViewProps) {
  const t = useTranslations('order');
  const locale = useLocale();
  const { order, state, take } = useOrder(initial, { token });
  const [asking, ask] = useState<'cancel' | 'withdraw' | null>(null);
  const [loaded, load] = useState({ cancel: false, withdraw: false });
  const heading = useRef<HTMLHeadingElement>(null);
  const [cancelling, withdrawing] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];

  const open = (what: 'cancel' | 'withdraw') => {
    load({ ...loaded, [what]: true });
    ask(what);
  };
  // The button may be gone by what was done.
  const close = (button: RefObject<HTMLButtonElement | null>) => (button.current ?? heading.current)?.focus();
  const dialog = (what: 'cancel' | 'withdraw') => ({
    order,
    token,
    open: asking === what,
    onClose: () => ask(null),
    onClosed: () => close(what === 'cancel' ? cancelling : withdrawing),
    onDone: take,
  });
  return (
    <article className="@container flex flex-col gap-8">
      {placed && <Placed order={order} token={token} />}
      <header className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
            {t('title', { number: order.number })}
          </h1>
          <Badge tone={TONES[order.status]}>{t(`status.${order.status}`)}</Badge>
        </div>
        <p className="text-muted-foreground">{t(`sentence.${order.status}`)}</p>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="text-muted-foreground text-sm">
            {t('ordered', { moment: formatMoment(order.createdAt, locale) })}
            <span className="hidden print:inline"> · {t('printed', { number: order.number })}</span>
          </p>
          <LiveNote state={state} />
        </div>
        <Announcement order={order} />
        <div className="no-print flex flex-wrap gap-2">
          <Button variant="outline" size="sm" onClick={() => window.print()}>
            <Printer aria-hidden />
            {t('print')}
          </Button>
          {canCancel(order) && (
            <Button ref={cancelling} variant="outline" size="sm" onClick={() => open('cancel')}>
              {t('cancel.open')}
            </Button>
          )}
          {canWithdraw(order) && (
            <Button ref={withdrawing} variant="outline" size="sm" onClick={() => open('withdraw')}>
              {t('withdraw.open')}
            </Button>
          )}
        </div>
      </header>
      <div className="grid items-start gap-8 @4xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {order.vendorOrders.map((part, place) => (
            <Parcel key={part.id} part={part} order={order} place={place + 1} />
          ))}
          <Withdrawals order={order} />
        </div>
        <OrderSide order={order} />
      </div>
      {loaded.cancel && <CancelDialog {...dialog('cancel')} />}
      {loaded.withdraw && <WithdrawDialog {...dialog('withdraw')} />}
    </article>
  );
}

/** Tells who listens that something moved, and nothing else. */
function Announcement({ order }: { order: OrderData }) {
  const t = useTranslations('order');
  const told = useRef('');
  const [text, setText] = useState('');
  const key = [
    order.status,
    ...order.vendorOrders.map(({ status, fulfillment, acceptedAt }) => `${status} ${fulfillment} ${acceptedAt !== null}`),
  ].join();
  useEffect(() => {
    const first = told.current === '';
    if (told.current === key) return;
    told.current = key;
    if (first) return;
    const parts = order.vendorOrders.map((part) =>
      t('announcedPart', { number: part.number, status: t(`status.${part.status}`) }),
    );
    setText([t('announced', { status: t(`status.${order.status}`) }), ...parts].join(' '));
  }, [key, order, t]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
