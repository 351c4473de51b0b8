import { describe, expect, it } from 'vitest';
import { choicesOf, firstOf, type Offer, promiseOf, type Variant, variantNamed } from './offers';

const offer = (quantity: number): Offer => ({
  id: 'ofr_1',
  handlingDays: 1,
  pausedUntil: null,
  price: { amount: '10.00', currency: 'EUR' },
  shippingFrom: { amount: '0.00', currency: 'EUR' },
  availability: { quantity, status: quantity > 5 ? 'IN_STOCK' : quantity > 0 ? 'LOW' : 'OUT' },
  vendor: null,
});

function variant(sku: string, options: Record<string, string>, quantity = 9): Variant {
  return {
    id: `var_${sku}`,
    sku,
    title: Object.values(options).join(' '),
    options: Object.entries(options).map(([name, value]) => ({ name, value })),
    offers: [offer(quantity)],
  };
}

const RED_S = variant('rs', { Colour: 'red', Size: 'S' }, 0);
const RED_M = variant('rm', { Colour: 'red', Size: 'M' });
const BLUE_M = variant('bm', { Colour: 'blue', Size: 'M' });
const ALL = [RED_S, RED_M, BLUE_M];

describe('the variant that is shown', () => {
  it('is the first one that can be had, and else the first', () => {
    expect(firstOf(ALL)).toBe(RED_M);
    expect(firstOf([RED_S])).toBe(RED_S);
  });

  it('is the one that the address names, by SKU or id', () => {
    expect(variantNamed(ALL, 'bm')).toBe(BLUE_M);
    expect(variantNamed(ALL, 'var_bm')).toBe(BLUE_M);
    expect(variantNamed(ALL, 'nope')).toBeUndefined();
    expect(variantNamed(ALL, null)).toBeUndefined();
  });
});

describe('what can be chosen', () => {
  it('leads to the variant that is most alike', () => {
    const [colours, sizes] = choicesOf(ALL, RED_M);
    expect(colours?.values.map(({ value, variant, chosen, available }) => [value, variant.sku, chosen, available])).toEqual([
      ['red', 'rm', true, true],
      ['blue', 'bm', false, true],
    ]);
    expect(sizes?.values.map(({ value, variant, available }) => [value, variant.sku, available])).toEqual([
      ['S', 'rs', false],
      ['M', 'rm', true],
    ]);
  });

  it('is marked where there is no such combination, and leads on all the same', () => {
    const [, sizes] = choicesOf(ALL, BLUE_M);
    expect(sizes?.values[0]).toMatchObject({ value: 'S', available: false, variant: { sku: 'rs' } });
  });

  it('are the titles where there are no options, and nothing where there is one variant', () => {
    const plain = (sku: string): Variant => ({ ...variant(sku, {}), title: sku });
    expect(choicesOf([plain('a'), plain('b')], plain('a'))[0]?.values.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(choicesOf([plain('a')], plain('a'))).toEqual([]);
  });
});

describe('when it arrives', () => {
  const NOW = Date.UTC(2026, 10, 30, 12);
  const standard = { methodId: 's', name: 'Standard', minDays: 2, maxDays: 4, price: { amount: '3.95', currency: 'EUR' } };
  const express = { methodId: 'e', name: 'Express', minDays: 1, maxDays: 1, price: { amount: '7.90', currency: 'EUR' } };

  it('counts the days in the house and on the way, by the cheapest way', () => {
    const promise = promiseOf(offer(9), [express, standard], NOW);
    expect(promise?.from).toEqual(new Date(Date.UTC(2026, 11, 3, 12)));
    expect(promise?.to).toEqual(new Date(Date.UTC(2026, 11, 5, 12)));
    expect(promise?.price.amount).toBe('0.00');
    expect(promise?.faster).toEqual({ price: express.price, to: new Date(Date.UTC(2026, 11, 2, 12)) });
  });

  it('is never where nothing is delivered', () => {
    expect(promiseOf({ ...offer(9), shippingFrom: null }, [standard], NOW)).toBeNull();
    expect(promiseOf(offer(9), [], NOW)).toBeNull();
  });
});
