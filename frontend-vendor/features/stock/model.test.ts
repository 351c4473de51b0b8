import { expect, it } from 'vitest';
import { countOf, standingOf, whereOf } from './model';

it('reads a count as people write it', () => {
  expect(['12', '1,200', '1.200', ' 7 ', '0'].map(countOf)).toEqual([12, 1200, 1200, 7, 0]);
  expect(['', '-1', 'abc', '1e3', '99999999999', '1000000001'].map(countOf)).toEqual([null, null, null, null, null, null]);
});

it('is low where the shop says so', () => {
  expect([0, -1, 1, 5, 6].map((available) => standingOf({ available }))).toEqual(['out', 'out', 'low', 'low', 'fine']);
});

it('shows what is sold out among what is low', () => {
  expect([whereOf('all'), whereOf('low'), whereOf('out')]).toEqual([{}, { availableAtMost: 5 }, { availableAtMost: 0 }]);
});
