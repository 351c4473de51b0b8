import { dayAfter, dayOf, daysUntil, midnightOf } from '@/lib/days';
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

/** The last thirty days and the thirty before them, as moments: each day begins at one and ends at the next. */
export function boundsOf(today: string, timeZone: string): string[] {
  return daysUntil(dayAfter(today), 2 * DAYS + 1).map((day) => midnightOf(day, timeZone));
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
