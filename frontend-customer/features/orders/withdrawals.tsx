'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatDay, formatMoment } from '@/shared/lib/format';
import { AddressBlock } from './address-text';
import type { OrderData } from './model';

/** What was withdrawn from, in the words that count, and what is to be sent back where. */
export function Withdrawals({ order }: { order: OrderData }) {
  const t = useTranslations('order.withdraw');
  const locale = useLocale();
  const confirmed = order.withdrawal.withdrawals.filter(({ confirmedAt }) => confirmedAt);
  const { state, until } = order.withdrawal;
  if (confirmed.length === 0)
    return state === 'OPEN' ? (
      <p className="text-muted-foreground text-sm leading-6">
        {until ? t('until', { day: formatDay(until, locale) }) : t('openHint')}
      </p>
    ) : null;
  return (
    <section aria-labelledby="withdrawals" className="break-inside-avoid rounded-xl border bg-card p-5 sm:p-6">
      <h2 id="withdrawals" className="font-semibold">
        {t('title')}
      </h2>
      <ul className="mt-3 flex flex-col gap-5">
        {confirmed.map(({ id, confirmedAt, statement, lines }) => {
          const coming = lines.filter(({ awaitingReturn }) => awaitingReturn > 0);
          const parts = order.vendorOrders.filter((part) =>
            part.lines.some((line) => coming.some(({ orderLineId }) => orderLineId === line.id)),
          );
          return (
            <li key={id} className="text-sm leading-6">
              <p className="text-muted-foreground">{t('declared', { moment: formatMoment(confirmedAt ?? '', locale) })}</p>
              {statement && <blockquote className="mt-1 border-l-2 pl-3">{statement}</blockquote>}
              {lines.some(({ cancelled }) => cancelled > 0) && <p className="mt-2">{t('cancelled')}</p>}
              {parts.map(({ id: part, vendor, returnAddress, lines: sold }) => (
                <div key={part} className="mt-3">
                  <p>{t('sendBack', { vendor: vendor?.name ?? '' })}</p>
                  <p className="text-muted-foreground">
                    {sold
                      .flatMap((line) => {
                        const back = coming.find(({ orderLineId }) => orderLineId === line.id);
                        return back ? [`${back.awaitingReturn} × ${line.title}`] : [];
                      })
                      .join(', ')}
                  </p>
                  {returnAddress ? (
                    <AddressBlock address={returnAddress} />
                  ) : (
                    <p className="text-muted-foreground">{t('noAddress')}</p>
                  )}
                </div>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
