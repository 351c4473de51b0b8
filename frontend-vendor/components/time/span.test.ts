import { expect, it } from 'vitest';
import { inWords } from './span';

it('says a span in its largest whole unit', () => {
  expect(inWords(2.9 * 86_400_000, 'en')).toBe('2 days');
  expect(inWords(86_399_999, 'de')).toBe('23 Stunden');
  expect(inWords(59_000, 'en')).toBe('1 minute');
  expect(inWords(0, 'vi')).toBe('1 phút');
});
