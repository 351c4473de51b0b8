import type { SalesQuery } from '@/lib/graphql/generated/graphql';

/** What the API sums up: one period in one currency. */
export type Sold = SalesQuery['vendorSales'][number];

/** One day: what was sold on it in minor units, less what went back since, and how many orders that was. */
export interface Day {
  /** `2026-11-30`. */
  day: string;
  minor: bigint;
  orders: number;
}

export interface Period {
  days: Day[];
  minor: bigint;
  orders: number;
}

export interface Sales {
  now: Period;
  before: Period;
}

export const DAYS = 30;

/** The day of a moment in a time zone, as `2026-11-30`. */
export function dayOf(at: string | number | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(new Date(at));
}

/** So many days, the last of them `last`. */
export function daysUntil(last: string, count: number): string[] {
  const end = Date.parse(`${last}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10));
}

/** How far a time zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at;
}

/** The moment at which a day begins in a time zone. */
export function midnightOf(day: string, timeZone: string): string {
  const written = Date.parse(`${day}T00:00:00Z`);
  // Clocks may change between the two: what they are at the first guess is asked once more.
  const guess = written - aheadOf(written, timeZone);
  return new Date(written - aheadOf(guess, timeZone)).toISOString();
}

/** The last thirty days and the thirty before them, as moments: each day begins at one and ends at the next. */
export function boundsOf(today: string, timeZone: string): string[] {
  const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return daysUntil(tomorrow, 2 * DAYS + 1).map((day) => midnightOf(day, timeZone));
}

/** The currencies of these sales, the most frequent first. */
export function currenciesOf(sold: readonly Sold[]): string[] {
  const counts = new Map<string, number>();
  for (const { gross, orders } of sold) counts.set(gross.currency, (counts.get(gross.currency) ?? 0) + orders);
  return [...counts].sort(([, one], [, other]) => other - one).map(([currency]) => currency);
}

/** The two periods in one currency, with a day for each day that nothing was sold on. */
export function salesOf(sold: readonly Sold[], currency: string, today: string, timeZone: string): Sales {
  const days = daysUntil(today, 2 * DAYS);
  const byDay = new Map<string, Day>(days.map((day) => [day, { day, minor: 0n, orders: 0 }]));
  for (const { from, orders, gross, refunded } of sold) {
    const day = byDay.get(dayOf(from, timeZone));
    if (!day || gross.currency !== currency) continue;
    day.minor += BigInt(gross.minor) - BigInt(refunded.minor);
    day.orders += orders;
  }
  const period = (names: string[]): Period => {
    const rows = names.flatMap((name) => byDay.get(name) ?? []);
    return {
      days: rows,
      minor: rows.reduce((sum, { minor }) => sum + minor, 0n),
      orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    };
  };
  return { now: period(days.slice(DAYS)), before: period(days.slice(0, DAYS)) };
}
