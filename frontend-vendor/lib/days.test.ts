import { expect, it } from 'vitest';
import { dayOf, daysUntil, endOf, midnightOf } from './days';

it('counts days where the marketplace is, also over a change of the clock', () => {
  expect(dayOf('2026-11-30T23:30:00Z', 'Europe/Berlin')).toBe('2026-12-01');
  expect(daysUntil('2026-03-30', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  expect(midnightOf('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(midnightOf('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
  expect(midnightOf('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
  expect(midnightOf('2026-12-01', 'Asia/Ho_Chi_Minh')).toBe('2026-11-30T17:00:00.000Z');
  expect(endOf('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59.000Z');
});
