import { expect, it } from 'vitest';
import { amountOf, codeOf, daysOf } from './model';

it('makes a short name that nobody has', () => {
  expect(codeOf('Standard delivery', [])).toBe('standard-delivery');
  expect(codeOf('Giao hàng đường bộ', [])).toBe('giao-hang-duong-bo');
  expect(codeOf('Standard', ['standard', 'standard-2'])).toBe('standard-3');
  expect(codeOf('快递', [])).toBe('delivery');
});

it('reads amounts and days as people write them', () => {
  expect(['4,90', ' 4.9 ', '30 000', '', '-1', '1.234', 'x'].map(amountOf)).toEqual([
    '4.90',
    '4.9',
    '30000',
    null,
    null,
    null,
    null,
  ]);
  expect(['0', '365', '366', '1.5', ''].map(daysOf)).toEqual([0, 365, null, null, null]);
});
