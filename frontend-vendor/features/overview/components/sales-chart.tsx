import { getLocale, getTranslations } from 'next-intl/server';
import { moneyOf } from '@/lib/money';
import { formatMoney } from '@/shared/lib/format';
import type { Period } from '../sales';

const HEIGHT = 200;

/** Bars for each day, a line for the same day of the period before; drawn here, with a table that says the same. */
export async function SalesChart({
  now,
  before,
  currency,
  dayName,
}: {
  now: Period;
  before: Period | null;
  currency: string;
  dayName: (day: string) => string;
}) {
  const [t, locale] = await Promise.all([getTranslations('overview'), getLocale()]);
  const money = (minor: bigint) => formatMoney(moneyOf(minor, currency), locale);
  const highest = [...now.days, ...(before?.days ?? [])].reduce((most, { minor }) => (minor > most ? minor : most), 0n);
  const top = niceTop(highest);
  const height = (minor: bigint) => (minor > 0n ? Math.max(2, (Number(minor) / top) * HEIGHT) : 0);
  const short = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  const unit = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
  const steps = [1, 0.5, 0];
  const path = before?.days.map(({ minor }, index) => `${index ? 'L' : 'M'}${index * 10 + 5} ${HEIGHT - height(minor)}`).join('');
  const [first, middle, last] = [now.days[0], now.days[Math.floor(now.days.length / 2)], now.days.at(-1)];
  return (
    <figure>
      <div className="flex gap-3">
        <div className="relative h-50 min-w-0 flex-1 border-b">
          {steps.slice(0, 2).map((step) => (
            <span
              key={step}
              aria-hidden
              className="absolute inset-x-0 border-t border-dashed"
              style={{ top: `${(1 - step) * 100}%` }}
            />
          ))}
          <svg
            role="img"
            aria-label={t('chart', { amount: money(now.minor) })}
            viewBox={`0 0 ${now.days.length * 10} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            {now.days.map(({ day, minor, orders }, index) => (
              <g key={day}>
                <title>{t('chartDay', { day: dayName(day), amount: money(minor), count: orders })}</title>
                <rect x={index * 10} y={0} width={10} height={HEIGHT} className="fill-transparent" />
                <rect x={index * 10 + 1.5} y={HEIGHT - height(minor)} width={7} height={height(minor)} className="fill-chart-1" />
              </g>
            ))}
            {path && (
              <path
                d={path}
                fill="none"
                vectorEffect="non-scaling-stroke"
                strokeWidth={1.5}
                className="pointer-events-none stroke-chart-2"
              />
            )}
          </svg>
        </div>
        <div aria-hidden className="figures relative h-50 w-14 shrink-0 text-muted-foreground text-xs">
          {steps.map((step) => (
            <span key={step} className="absolute -translate-y-1/2" style={{ top: `${(1 - step) * 100}%` }}>
              {short.format((top * step) / unit)}
            </span>
          ))}
        </div>
      </div>
      <div aria-hidden className="mt-2 mr-17 flex justify-between text-muted-foreground text-xs">
        {[first, middle, last].map((at) => at && <span key={at.day}>{dayName(at.day)}</span>)}
      </div>
      <figcaption className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-muted-foreground text-sm">
        <span className="flex items-center gap-2">
          <span aria-hidden className="size-3 rounded-sm bg-chart-1" />
          {t('thisPeriod')}
        </span>
        {before && (
          <span className="flex items-center gap-2">
            <span aria-hidden className="h-0.5 w-4 bg-chart-2" />
            {t('lastPeriod')}
          </span>
        )}
      </figcaption>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4">
          {t('asTable')}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved up and down must be reached by keyboard */}
        <section aria-label={t('asTable')} tabIndex={0} className="mt-2 max-h-80 overflow-auto rounded-lg border">
          <table className="w-full text-sm">
            <caption className="sr-only">{t('sales')}</caption>
            <thead className="sticky top-0 bg-muted text-muted-foreground">
              <tr>
                <th scope="col" className="px-4 py-2 text-left font-medium">
                  {t('day')}
                </th>
                <th scope="col" className="px-4 py-2 text-right font-medium">
                  {t('orders')}
                </th>
                <th scope="col" className="px-4 py-2 text-right font-medium">
                  {t('sold')}
                </th>
                {before && (
                  <th scope="col" className="px-4 py-2 text-right font-medium">
                    {t('daysBefore')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="figures divide-y">
              {now.days.map(({ day, minor, orders }, index) => (
                <tr key={day}>
                  <th scope="row" className="px-4 py-1.5 text-left font-normal">
                    {dayName(day)}
                  </th>
                  <td className="px-4 py-1.5 text-right">{orders}</td>
                  <td className="px-4 py-1.5 text-right">{money(minor)}</td>
                  {before && (
                    <td className="px-4 py-1.5 text-right text-muted-foreground">{money(before.days[index]?.minor ?? 0n)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

/** The next round number above: 1, 2, 4, 5 or 8 of some power of ten. */
function niceTop(highest: bigint): number {
  const value = Math.max(Number(highest), 1);
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}
