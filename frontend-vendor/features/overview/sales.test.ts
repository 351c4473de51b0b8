import { expect, it } from 'vitest';
import { currenciesOf, dayOf, daysUntil, type Sale, salesOf } from './sales';

const sale = (placedAt: string, minor: number, currency = 'EUR', refunded = 0, lifecycle = 'PLACED'): Sale => ({
  placedAt,
  lifecycle,
  total: { gross: { currency, minor: String(minor) } },
  refunded: { minor: String(refunded) },
});

it('counts days where the marketplace is, also over a change of the clock', () => {
  expect(dayOf('2026-11-30T23:30:00Z', 'Europe/Berlin')).toBe('2026-12-01');
  expect(daysUntil('2026-03-30', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
});

it('adds up two periods in one currency, less what went back', () => {
  const orders = [
    sale('2026-11-30T10:00:00Z', 1000),
    sale('2026-11-30T11:00:00Z', 500, 'EUR', 200),
    sale('2026-11-20T11:00:00Z', 700, 'EUR', 700, 'CANCELLED'),
    sale('2026-11-10T11:00:00Z', 90_000, 'VND'),
    sale('2026-10-15T11:00:00Z', 400),
  ];
  const { now, before, since } = salesOf(orders, 'EUR', '2026-11-30', 'Europe/Berlin', false);
  expect([now.minor, now.orders, now.days.length]).toEqual([1300n, 2, 30]);
  expect([before?.minor, before?.orders]).toEqual([400n, 1]);
  expect(since).toBeNull();
  expect(currenciesOf(orders)).toEqual(['EUR', 'VND']);
});

it('makes no sum of days that were not read', () => {
  const some = salesOf(
    [sale('2026-11-29T10:00:00Z', 1000), sale('2026-11-05T10:00:00Z', 10)],
    'EUR',
    '2026-11-30',
    'Europe/Berlin',
    true,
  );
  expect(some.before).toBeNull();
  expect(some.since).toBe('2026-11-05');
  const most = salesOf(
    [sale('2026-11-29T10:00:00Z', 1000), sale('2026-10-20T10:00:00Z', 10)],
    'EUR',
    '2026-11-30',
    'Europe/Berlin',
    true,
  );
  expect([most.before, most.since]).toEqual([null, null]);
});
