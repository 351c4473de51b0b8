import { expect, it } from 'vitest';
import { boundsOf, currenciesOf, type Sold, salesOf } from './sales';

const sold = (from: string, orders: number, minor: number, refunded = 0, currency = 'EUR'): Sold => ({
  from,
  orders,
  gross: { currency, minor: String(minor) },
  refunded: { minor: String(refunded) },
});

it('asks for sixty days, each from midnight to midnight where the marketplace is', () => {
  const bounds = boundsOf('2026-11-30', 'Europe/Berlin');
  expect([bounds.length, bounds[0], bounds.at(-1)]).toEqual([61, '2026-10-01T22:00:00.000Z', '2026-11-30T23:00:00.000Z']);
});

it('adds up two periods in one currency, less what went back', () => {
  const rows = [
    sold('2026-10-14T22:00:00.000Z', 1, 400),
    sold('2026-11-09T23:00:00.000Z', 1, 90_000, 0, 'VND'),
    sold('2026-11-19T23:00:00.000Z', 0, 700, 700),
    sold('2026-11-29T23:00:00.000Z', 2, 1500, 200),
  ];
  const { now, before } = salesOf(rows, 'EUR', '2026-11-30', 'Europe/Berlin');
  expect([now.minor, now.orders, now.days.length]).toEqual([1300n, 2, 30]);
  expect(now.days.at(-1)).toEqual({ day: '2026-11-30', minor: 1300n, orders: 2 });
  expect([before.minor, before.orders]).toEqual([400n, 1]);
  expect(currenciesOf(rows)).toEqual(['EUR', 'VND']);
});
