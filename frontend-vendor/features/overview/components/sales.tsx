import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { LinkTabs } from '@/components/layout/link-tabs';
import { PartFailure } from '@/components/states/part-failure';
import { TIME_ZONE } from '@/i18n/zone';
import { attempt } from '@/lib/attempt';
import { dayOf } from '@/lib/days';
import { moneyOf } from '@/lib/money';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { salesBetween } from '../data';
import { boundsOf, currenciesOf, DAYS, type Period, salesOf } from '../sales';
import { SalesChart } from './sales-chart';
import { Section } from './section';

/** What was sold in the last thirty days, beside the thirty days before. */
export async function Sales({ currency: wanted }: { currency: string | undefined }) {
  const today = dayOf(Date.now(), TIME_ZONE);
  const [t, format, locale, read] = await Promise.all([
    getTranslations('overview'),
    getFormatter(),
    getLocale(),
    attempt(() => salesBetween(boundsOf(today, TIME_ZONE))),
  ]);
  if (!read.data)
    return (
      <Section title={t('sales')}>
        <PartFailure requestId={read.failure.requestId} />
      </Section>
    );
  const currencies = currenciesOf(read.data);
  const currency = currencies.find((code) => code === wanted) ?? currencies[0];
  if (!currency)
    return (
      <Section title={t('sales')}>
        <p className="text-muted-foreground text-sm">{t('salesNone')}</p>
      </Section>
    );
  const { now, before } = salesOf(read.data, currency, today, TIME_ZONE);
  const dayName = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const money = (minor: bigint) => formatMoney(moneyOf(minor, currency), locale);
  const average = (period: Period) => (period.orders ? period.minor / BigInt(period.orders) : 0n);
  return (
    <Section title={t('sales')} text={t('salesText', { days: DAYS, zone: TIME_ZONE })}>
      {currencies.length > 1 && (
        <div className="mb-5">
          <LinkTabs
            label={t('currency')}
            tabs={currencies.map((code) => ({ href: `/?currency=${code}`, label: code, here: code === currency }))}
          />
        </div>
      )}
      <dl className="mb-6 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
        <Figure name={t('sold')} value={money(now.minor)} change={changeOf(now.minor, before.minor)} large />
        <Figure
          name={t('orders')}
          value={format.number(now.orders)}
          change={changeOf(BigInt(now.orders), BigInt(before.orders))}
        />
        <Figure name={t('average')} value={money(average(now))} change={changeOf(average(now), average(before))} />
      </dl>
      <SalesChart now={now} before={before} currency={currency} dayName={dayName} />
    </Section>
  );
}

async function Figure({
  name,
  value,
  change,
  large = false,
}: {
  name: string;
  value: string;
  change: number | null;
  large?: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations('overview'), getFormatter()]);
  return (
    <div className={cn('min-w-0', large && 'max-sm:col-span-2')}>
      <dt className="text-muted-foreground text-sm">{name}</dt>
      <dd className={cn('figures font-semibold tracking-tight', large ? 'text-3xl' : 'text-xl sm:text-2xl')}>{value}</dd>
      {change !== null && (
        <dd className={cn('figures mt-0.5 text-xs', change > 0 ? 'text-success' : 'text-muted-foreground')}>
          {t('change', {
            change: format.number(change, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 }),
          })}
        </dd>
      )}
    </div>
  );
}

/** By how much it is more than before, as a part of one; nothing where there was nothing before. */
function changeOf(now: bigint, before: bigint): number | null {
  return before > 0n ? Number(((now - before) * 1_000n) / before) / 1_000 : null;
}
