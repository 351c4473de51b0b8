import { expect, it } from 'vitest';
import { sinceOf, withArrival } from './due';

const arrival = (id: string, placedAt: string) => ({ id, number: id, placedAt });

it('keeps each order once, the newest first, and no more than a hundred', () => {
  const first = withArrival([], arrival('a', '2026-12-01T10:00:00.000Z'));
  expect(withArrival(first, arrival('a', '2026-12-01T10:00:00.000Z'))).toBe(first);
  expect(withArrival(first, arrival('b', '2026-12-01T10:00:01.000Z')).map(({ id }) => id)).toEqual(['b', 'a']);
  const many = Array.from({ length: 150 }, (_, index) => arrival(`${index}`, '2026-12-01T10:00:00.000Z'));
  expect(many.reduce<ReturnType<typeof withArrival>>(withArrival, [])).toHaveLength(100);
});

it('asks for what came since the newest one was paid', () => {
  const known = [arrival('b', '2026-12-01T10:00:00.000Z'), arrival('a', '2026-12-01T10:00:05.000Z')];
  expect(sinceOf(known, '2026-12-01T09:00:00.000Z')).toBe('2026-12-01T10:00:05.000Z');
  expect(sinceOf([], '2026-12-01T09:00:00.000Z')).toBe('2026-12-01T09:00:00.000Z');
});
