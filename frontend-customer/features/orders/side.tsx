'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoment, formatMoney } from '@/shared/lib/format';
import { AddressBlock } from './address-text';
import type { OrderData, Postal } from './model';

/** What it cost, where it goes, and how it was paid. */
export function OrderSide({ order }: { order: OrderData }) {
  const t = useTranslations('order.side');
  const locale = useLocale();
  const { shippingAddress: to, billingAddress: bill } = order;
  return (
    <div className="flex flex-col divide-y rounded-xl border bg-card px-5 sm:px-6">
      <section className="break-inside-avoid py-5">
        <h2 className="mb-3 font-semibold">{t('total')}</h2>
        <dl className="figures flex flex-col gap-2 text-sm">
          <Row name={t('items')} value={formatMoney(order.subtotal, locale)} />
          <Row name={t('delivery')} value={formatMoney(order.shippingTotal, locale)} />
          <div className="flex items-baseline justify-between gap-4 border-t pt-2">
            <dt className="font-semibold">{t('sum')}</dt>
            <dd className="font-semibold text-lg">{formatMoney(order.total.gross, locale)}</dd>
          </div>
          <Row name={t('tax')} value={formatMoney(order.total.tax, locale)} />
          {order.refunded.minor !== '0' && <Row name={t('refunded')} value={formatMoney(order.refunded, locale)} />}
        </dl>
      </section>
      {to && (
        <section className="break-inside-avoid py-5">
          <h2 className="mb-2 font-semibold">{t('to')}</h2>
          <AddressBlock address={to} />
          {order.email && <p className="mt-2 break-words text-muted-foreground text-sm">{order.email}</p>}
        </section>
      )}
      {bill && (
        <section className="break-inside-avoid py-5">
          <h2 className="mb-2 font-semibold">{t('bill')}</h2>
          {to && isSame(to, bill) ? (
            <p className="text-muted-foreground text-sm">{t('billSame')}</p>
          ) : (
            <AddressBlock address={bill} />
          )}
        </section>
      )}
      {order.payments.length > 0 && (
        <section className="break-inside-avoid py-5">
          <h2 className="mb-2 font-semibold">{t('payments')}</h2>
          <ul className="flex flex-col gap-3 text-sm">
            {order.payments.map(({ id, amount, state, gateway, createdAt, declineCode }) => (
              <li key={id}>
                <div className="figures flex justify-between gap-4">
                  <span>{t(`payment.${state}`)}</span>
                  <span>{formatMoney(amount, locale)}</span>
                </div>
                <p className="text-muted-foreground">
                  {[gateway === 'test' ? t('test') : gateway, formatMoment(createdAt, locale)].join(' · ')}
                </p>
                {declineCode && (
                  <p className="text-muted-foreground">
                    {t.has(`declined.${declineCode}`) ? t(`declined.${declineCode}`) : t('declined.other')}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted-foreground">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const isSame = (one: Postal, other: Postal) => JSON.stringify(one) === JSON.stringify(other);
