// @vitest-environment node
import { expect, test } from 'vitest';
import { arrival, formatDay, formatMoment, formatMoney, minorOf } from './format';

/** Spaces of every width alike. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test.each([
  ['en', '1234.50', 'EUR', '€1,234.50'],
  ['de', '1234.50', 'EUR', '1.234,50 €'],
  ['nl', '1234.50', 'EUR', '€ 1.234,50'],
  ['vi', '1250000', 'VND', '1.250.000 ₫'],
  ['en', '1250000', 'VND', '₫1,250,000'],
  ['en', '-0.05', 'EUR', '-€0.05'],
])('money in %s: %s %s is %s', (locale, amount, currency, expected) => {
  expect(plain(formatMoney({ amount, currency }, locale))).toBe(expected);
});

test('an amount that a floating point number cannot hold is written to the cent', () => {
  expect(formatMoney({ amount: '90071992547409931.23', currency: 'EUR' }, 'en')).toBe('€90,071,992,547,409,931.23');
});

test('no narrow space is in a price: servers and browsers do not agree on it', () => {
  for (const locale of ['en', 'de', 'nl', 'vi', 'fr'])
    expect(formatMoney({ amount: '1234.5', currency: 'EUR' }, locale)).not.toContain('\u202f');
});

test('minor units are whole numbers of any size', () => {
  expect(minorOf({ minor: '9007199254740993' }) + 1n).toBe(9007199254740994n);
});

test('a day is one of the marketplace, whatever zone a screen is in', () => {
  expect(formatDay('2026-03-01T23:30:00Z', 'en')).toBe('Mon, Mar 2');
  expect(formatDay('2026-03-01T23:30:00Z', 'en', 'Asia/Ho_Chi_Minh')).toBe('Mon, Mar 2');
  expect(formatDay('2026-03-01T23:30:00Z', 'en', 'America/New_York')).toBe('Sun, Mar 1');
});

test('a moment is told to the minute, without narrow spaces', () => {
  const text = formatMoment('2026-07-01T12:05:59Z', 'en');
  expect(plain(text)).toBe('Jul 1, 2026, 2:05 PM');
  expect(text).not.toContain('\u202f');
});

test('an arrival is counted in days from a moment', () => {
  expect(arrival('2026-02-27T10:00:00Z', 2, 4).map((day) => day.toISOString().slice(0, 10))).toEqual([
    '2026-03-01',
    '2026-03-03',
  ]);
});
