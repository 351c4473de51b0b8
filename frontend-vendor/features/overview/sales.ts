/** What of an order the sums are made of. */
export interface Sale {
  placedAt?: string | null;
  lifecycle: string;
  total: { gross: { currency: string; minor: string } };
  refunded: { minor: string };
}

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
  /** Nothing where the orders that were read do not reach so far back. */
  before: Period | null;
  /** From which day on everything is known; nothing where all of it is. */
  since: string | null;
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

/** The currencies of these orders, the most frequent first. */
export function currenciesOf(sales: readonly Sale[]): string[] {
  const counts = new Map<string, number>();
  for (const { total } of sales) counts.set(total.gross.currency, (counts.get(total.gross.currency) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([currency]) => currency);
}

/**
 * The last thirty days and the thirty before them in one currency, out of the newest orders. `more` says that there are older ones
 * which were not read: then the days before the oldest that was read are not known, and no sum is made of them.
 */
export function salesOf(sales: readonly Sale[], currency: string, today: string, timeZone: string, more: boolean): Sales {
  const days = daysUntil(today, 2 * DAYS);
  const byDay = new Map<string, Day>(days.map((day) => [day, { day, minor: 0n, orders: 0 }]));
  let oldest: string | null = null;
  for (const { placedAt, lifecycle, total, refunded } of sales) {
    if (!placedAt) continue;
    const at = dayOf(placedAt, timeZone);
    if (oldest === null || at < oldest) oldest = at;
    const day = byDay.get(at);
    if (!day || total.gross.currency !== currency || lifecycle === 'EXPIRED') continue;
    day.minor += BigInt(total.gross.minor) - BigInt(refunded.minor);
    if (lifecycle !== 'CANCELLED') day.orders += 1;
  }
  const period = (names: string[]): Period => {
    const rows = names.flatMap((name) => byDay.get(name) ?? []);
    return {
      days: rows,
      minor: rows.reduce((sum, { minor }) => sum + minor, 0n),
      orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    };
  };
  const first = days[0] ?? today;
  const middle = days[DAYS] ?? today;
  // Of the oldest day perhaps only the end was read.
  const known = !more || (oldest !== null && oldest < first);
  return {
    now: period(days.slice(DAYS)),
    before: known ? period(days.slice(0, DAYS)) : null,
    since: more && oldest !== null && oldest >= middle ? oldest : null,
  };
}
