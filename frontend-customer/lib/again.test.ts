import { expect, test } from 'vitest';
import { ApiError } from '@/shared/lib/graphql/errors';
import { isWorthAsking, pauseBefore } from './again';

test('what was not answered is asked again, a few times', () => {
  const away = new ApiError('UNAVAILABLE', 'Nobody is there.');
  expect([0, 1, 2, 3].map((failures) => isWorthAsking(failures, away))).toEqual([true, true, true, false]);
});

test('what was refused is not', () => {
  expect(isWorthAsking(0, new ApiError('FORBIDDEN', 'No.'))).toBe(false);
  expect(isWorthAsking(0, new Error('Ours.'))).toBe(false);
});

test('the server says for how long to wait, and nobody waits for minutes', () => {
  const much = (seconds: number) => new ApiError('RATE_LIMITED', 'Too much.', undefined, seconds);
  expect(pauseBefore(0, much(3))).toBe(3_000);
  expect(isWorthAsking(0, much(3))).toBe(true);
  expect(isWorthAsking(0, much(120))).toBe(false);
});

test('pauses grow, and stay within bounds', () => {
  const away = new ApiError('OFFLINE', 'Nothing was reached.');
  expect(pauseBefore(0, away)).toBeLessThanOrEqual(600);
  expect(pauseBefore(2, away)).toBeGreaterThanOrEqual(1_200);
  expect(pauseBefore(20, away)).toBeLessThanOrEqual(10_000);
});
