import { expect, it } from 'vitest';
import { moneyOf, negative } from './money';

it('has as many decimals as its currency', () => {
  expect(moneyOf(1234n, 'EUR').amount).toBe('12.34');
  expect(moneyOf(-5n, 'EUR').amount).toBe('-0.05');
  expect(moneyOf(57_541_829n, 'VND').amount).toBe('57541829');
  expect(negative({ amount: '-0.05', currency: 'EUR' }).amount).toBe('0.05');
  expect(negative({ amount: '0.05', currency: 'EUR' }).amount).toBe('-0.05');
});
