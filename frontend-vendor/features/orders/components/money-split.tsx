'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { moneyOf, negative } from '@/lib/money';
import { cn } from '@/shared/lib/cn';
import { formatMoney, minorOf } from '@/shared/lib/format';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import type { Order } from '../model';

/** Who gets how much of what was paid. */
export function MoneySplit({ order }: { order: Order }) {
  const [t, locale] = [useTranslations('orders.split'), useLocale()];
  const { subtotal, delivery, total, commission, commissionVat, refunded, refunds } = order;
  const { gross } = total;
  const kept = [commission, commissionVat].reduce((sum, part) => sum + (part ? minorOf(part) : 0n), 0n);
  const rates = [...new Set(order.lines.map((line) => line.commission?.rateBp).filter((rate) => rate !== undefined))];
  const rate = rates.length === 1 && rates[0] !== undefined ? rates[0] / 10_000 : null;
  const percent = (value: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  const [standing, failed] = [
    refunds.filter(({ status }) => status !== 'FAILED'),
    refunds.some(({ status }) => status === 'FAILED'),
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <dl className="flex flex-col gap-2 text-sm">
        <Row name={t('items')}>{formatMoney(subtotal, locale)}</Row>
        <Row name={t('delivery')}>{formatMoney(delivery.price, locale)}</Row>
        <Row name={t('total')} strong>
          {formatMoney(gross, locale)}
        </Row>
        <Row name={t('tax')} faint>
          {formatMoney(total.tax, locale)}
        </Row>
        <div className="my-2 border-t" />
        {commission && (
          <Row name={rate === null ? t('commission') : t('commissionAt', { rate: percent(rate) })}>
            {formatMoney(negative(commission), locale)}
          </Row>
        )}
        {commissionVat && <Row name={t('commissionVat')}>{formatMoney(negative(commissionVat), locale)}</Row>}
        <Row name={t('yours')} strong>
          {formatMoney(moneyOf(minorOf(gross) - kept, gross.currency), locale)}
        </Row>
        {standing.length > 0 && (
          <>
            <div className="my-2 border-t" />
            <Row name={t('refunded')}>{formatMoney(negative(refunded), locale)}</Row>
          </>
        )}
      </dl>
      {standing.length > 0 && <p className="mt-2 text-muted-foreground text-sm leading-6">{t('refundedText')}</p>}
      {failed && <p className="mt-2 text-danger text-sm leading-6">{t('refundFailed')}</p>}
    </Card>
  );
}

function Row({
  name,
  strong = false,
  faint = false,
  children,
}: {
  name: string;
  strong?: boolean;
  faint?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={cn('flex justify-between gap-4', strong && 'font-semibold', faint && 'text-muted-foreground')}>
      <dt>{name}</dt>
      <dd className="figures whitespace-nowrap">{children}</dd>
    </div>
  );
}
