import { expect, it } from 'vitest';
import { countOf, standingOf, wayTo } from './model';

it('reads a count as people write it', () => {
  expect(['12', '1,200', '1.200', ' 7 ', '0'].map(countOf)).toEqual([12, 1200, 1200, 7, 0]);
  expect(['', '-1', 'abc', '1e3', '99999999999', '1000000001'].map(countOf)).toEqual([null, null, null, null, null, null]);
});

it('asks for one row by the one beside it', () => {
  const cursors = ['a', 'b', 'c'];
  expect(wayTo(1, cursors, {})).toEqual({ first: 1, after: 'a' });
  expect(wayTo(0, cursors, {})).toEqual({ first: 1, after: undefined });
  expect(wayTo(0, cursors, { after: 'z' })).toEqual({ first: 1, after: 'z' });
  expect(wayTo(0, cursors, { before: 'z' })).toEqual({ last: 1, before: 'b' });
  expect(wayTo(0, ['a'], { before: 'z' })).toEqual({ last: 1, before: 'z' });
});

it('is low where the shop says so', () => {
  expect([0, -1, 1, 5, 6].map((available) => standingOf({ available }))).toEqual(['out', 'out', 'low', 'low', 'fine']);
});
