'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoment, formatMoney } from '@/shared/lib/format';
import { type Happening, type Order, storyOf } from '../model';

/** What happened to an order, the newest last. */
export function Story({ order }: { order: Order }) {
  const [t, locale] = [useTranslations('orders.story'), useLocale()];
  return (
    <ol className="flex flex-col">
      {storyOf(order).map((happening) => (
        <li
          key={`${happening.kind} ${happening.subject ?? ''}`}
          className="relative flex gap-4 pb-5 text-sm not-last:before:absolute not-last:before:top-3 not-last:before:-bottom-2 not-last:before:left-[0.3125rem] not-last:before:w-px not-last:before:bg-border last:pb-0"
        >
          <span aria-hidden className="relative mt-1.5 size-[0.6875rem] shrink-0 rounded-full border-2 border-primary bg-card" />
          <div className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
            <p className="min-w-0">
              <span className="font-medium">{t(happening.kind)}</span>
              <Detail order={order} happening={happening} />
            </p>
            {happening.at && (
              <time dateTime={happening.at} className="text-muted-foreground">
                {formatMoment(happening.at, locale)}
              </time>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Detail({ order, happening: { kind, subject } }: { order: Order; happening: Happening }) {
  const locale = useLocale();
  const parcel = order.fulfillments.find(({ id }) => id === subject);
  const refund = order.refunds.find(({ id }) => id === subject);
  const text = parcel
    ? [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' ')
    : refund
      ? [formatMoney(refund.amount, locale), kind === 'refund' ? refund.reason : ''].filter(Boolean).join(' · ')
      : kind === 'cancelled'
        ? order.cancelReason
        : '';
  return text ? <span className="block break-words text-muted-foreground">{text}</span> : null;
}
