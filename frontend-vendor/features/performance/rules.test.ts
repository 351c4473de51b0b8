import { expect, it } from 'vitest';
import { isAppealable, moodOf, shareOf } from './rules';

it('tells how a score is to be looked at', () => {
  expect([0, 49, 50, 79, 80, 100].map((score) => moodOf(score, 50))).toEqual(['low', 'low', 'fair', 'fair', 'good', 'good']);
});

it('lets strikes be appealed only while there is time', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  expect(isAppealable({ appealUntil: '2026-12-02T00:00:00Z' }, now)).toBe(true);
  expect(isAppealable({ appealUntil: '2026-12-01T00:00:00Z' }, now)).toBe(false);
  expect(isAppealable({ appealUntil: null }, now)).toBe(false);
});

it('takes weights over what there is', () => {
  const parts = [{ weight: 35 }, { weight: 25 }, { weight: 20 }];
  expect(shareOf(20, parts)).toBe(0.25);
  expect(shareOf(0, [])).toBe(0);
});
