'use client';
import { Check, ExternalLink, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { arrival, formatDay, formatMoment, formatMoney } from '@/shared/lib/format';
import type { Line, OrderData, VendorPart } from './model';

/** What one vendor sends: how far it is, where it is, and what is in it. */
export function Parcel({ part, order, place }: { part: VendorPart; order: OrderData; place: number }) {
  const t = useTranslations('order.parcel');
  const locale = useLocale();
  const { vendor } = part;
  return (
    <section aria-labelledby={part.id} className="break-inside-avoid rounded-xl border bg-card">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b px-5 py-4 sm:px-6">
        <h2 id={part.id} className="font-semibold">
          {order.vendorOrders.length > 1 ? t('title', { place, count: order.vendorOrders.length }) : t('only')}
          {vendor && (
            <>
              {' '}
              <span className="font-normal text-muted-foreground">{t('from')}</span>{' '}
              <Link href={`/v/${vendor.slug}`} prefetch={false} className="underline-offset-4 hover:underline">
                {vendor.name}
              </Link>
            </>
          )}
        </h2>
        <p className="text-muted-foreground text-sm">{part.number}</p>
      </header>
      <div className="grid gap-6 p-5 sm:p-6 @xl:grid-cols-2">
        <Timeline part={part} />
        <Tracking part={part} />
      </div>
      <ul className="divide-y border-t px-5 sm:px-6">
        {part.lines.map((line) => (
          <OrderedLine key={line.id} line={line} />
        ))}
      </ul>
      {part.refunds.length > 0 && (
        <ul className="border-t px-5 py-3 text-sm sm:px-6">
          {part.refunds.map(({ id, amount, status, settledAt, createdAt }) => (
            <li key={id} className="figures flex flex-wrap justify-between gap-x-4 py-1">
              <span className="text-muted-foreground">
                {t(`refund.${status}`, { day: formatDay(settledAt ?? createdAt, locale) })}
              </span>
              <span>{formatMoney(amount, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What happened so far and what comes next, from the top down. */
function Timeline({ part }: { part: VendorPart }) {
  const t = useTranslations('order.step');
  const locale = useLocale();
  const ended = part.status === 'CANCELLED' || part.status === 'EXPIRED';
  const partly = part.fulfillment === 'PARTIALLY_SHIPPED';
  const steps: { name: string; at: string | null; hint?: string }[] = [
    { name: t('paid'), at: part.placedAt ?? null },
    { name: t('accepted'), at: part.acceptedAt ?? null },
    { name: t(partly ? 'partly' : 'sent'), at: part.shippedAt ?? (partly ? (part.fulfillments[0]?.shippedAt ?? null) : null) },
    { name: t('delivered'), at: part.deliveredAt ?? null },
  ];
  // A vendor may send without having said before that it will.
  const last = steps.findLastIndex(({ at }) => at !== null);
  const shown = ended ? steps.filter(({ at }) => at) : steps.filter(({ at }, place) => at !== null || place > last);
  const next = shown.findIndex(({ at }) => at === null);
  return (
    <ol className="flex flex-col">
      {shown.map(({ name, at }, place) => (
        <Stop key={name} done={at !== null} current={!ended && place === next} last={!ended && place === shown.length - 1}>
          <span className={cn(at === null && 'text-muted-foreground')}>{name}</span>
          {at && <span className="block text-muted-foreground text-sm">{formatMoment(at, locale)}</span>}
        </Stop>
      ))}
      {ended && (
        <Stop failed last>
          {t(part.status === 'EXPIRED' ? 'expired' : 'cancelled')}
          {part.cancelReason && <span className="block text-muted-foreground text-sm">{part.cancelReason}</span>}
        </Stop>
      )}
    </ol>
  );
}

interface StopProps {
  done?: boolean;
  current?: boolean;
  failed?: boolean;
  last: boolean;
  children: ReactNode;
}

function Stop({ done = false, current = false, failed = false, last, children }: StopProps) {
  const t = useTranslations('order.step');
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0" aria-current={current ? 'step' : undefined}>
      {!last && (
        <span aria-hidden className={cn('absolute top-6 bottom-0 left-3 -ml-px w-0.5', done ? 'bg-primary' : 'bg-border')} />
      )}
      <span
        aria-hidden
        className={cn(
          'relative grid size-6 shrink-0 place-items-center rounded-full border-2',
          done && 'border-primary bg-primary text-primary-foreground',
          failed && 'border-danger bg-danger text-danger-foreground',
          !done && !failed && (current ? 'border-primary bg-card' : 'border-border bg-card'),
        )}
      >
        {done && <Check className="size-3.5" strokeWidth={3} />}
        {failed && <X className="size-3.5" strokeWidth={3} />}
      </span>
      <span className="min-w-0 leading-6">
        {children}
        <span className="sr-only"> ({t(done || failed ? 'isDone' : 'isNext')})</span>
      </span>
    </li>
  );
}

/** With whom each box travels, and where its carrier tells where it is. */
function Tracking({ part }: { part: VendorPart }) {
  const t = useTranslations('order.parcel');
  const locale = useLocale();
  const ended = part.status === 'CANCELLED' || part.status === 'EXPIRED';
  if (part.fulfillments.length === 0)
    return ended ? null : (
      <div className="text-sm leading-6">
        <p className="font-medium">{part.delivery.name}</p>
        <p className="text-muted-foreground">{t('days', { min: part.delivery.minDays, max: part.delivery.maxDays })}</p>
      </div>
    );
  return (
    <ul className="flex flex-col gap-4">
      {part.fulfillments.map(({ id, carrier, status, trackingNumber, trackingUrl, shippedAt, deliveredAt, lines }) => {
        const days = arrival(shippedAt, part.delivery.minDays, part.delivery.maxDays).map((day) => formatDay(day, locale));
        const some = part.fulfillments.length > 1;
        return (
          <li key={id} className="text-sm leading-6">
            <p className="font-medium">
              {carrier} <span className="font-normal text-muted-foreground">· {t(`fulfillment.${status}`)}</span>
            </p>
            {trackingNumber && (
              <p className="break-all">
                <span className="text-muted-foreground">{t('number')}</span> <span className="figures">{trackingNumber}</span>
              </p>
            )}
            {status === 'SHIPPED' && <p>{t('expected', { days: [...new Set(days)].join(' – ') })}</p>}
            {deliveredAt && (
              <p className="text-muted-foreground">{t('arrived', { moment: formatMoment(deliveredAt, locale) })}</p>
            )}
            {some && (
              <p className="text-muted-foreground">
                {lines
                  .map(
                    ({ orderLineId, quantity }) =>
                      `${quantity} × ${part.lines.find(({ id: line }) => line === orderLineId)?.title ?? ''}`,
                  )
                  .join(', ')}
              </p>
            )}
            {trackingUrl?.startsWith('https://') && (
              <a
                href={trackingUrl}
                target="_blank"
                rel="noopener noreferrer"
                className="no-print inline-flex min-h-11 items-center gap-1.5 text-primary underline underline-offset-4"
              >
                {t('track')}
                <ExternalLink aria-hidden className="size-4" />
                <span className="sr-only">({t('newWindow')})</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function OrderedLine({ line }: { line: Line }) {
  const t = useTranslations('order.line');
  const locale = useLocale();
  return (
    <li className="flex gap-4 py-4">
      <div className="size-16 shrink-0 overflow-hidden rounded-lg border bg-muted">
        {line.pictureUrl && (
          <img src={line.pictureUrl} alt="" width={64} height={64} loading="lazy" className="size-full object-cover" />
        )}
      </div>
      <div className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
        <div className="min-w-0">
          <Link
            href={`/cart/product/${line.productId}`}
            prefetch={false}
            className="font-medium underline-offset-4 hover:underline"
          >
            {line.title}
          </Link>
          <p className="text-muted-foreground text-sm">
            {[line.variantTitle, t('quantity', { count: line.quantity, price: formatMoney(line.unitPrice, locale) })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {line.refunded > 0 && <p className="text-sm text-warning">{t('refunded', { count: line.refunded })}</p>}
        </div>
        <p className="figures font-medium">{formatMoney(line.total.gross, locale)}</p>
      </div>
    </li>
  );
}
