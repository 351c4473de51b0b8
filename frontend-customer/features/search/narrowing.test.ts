import { describe, expect, it } from 'vitest';
import {
  addressOf,
  barcodeIn,
  filtersOf,
  narrowingOf,
  orderOf,
  type Params,
  partsOf,
  placeOf,
  rangeOf,
  WIDE,
  withProperty,
  withVendor,
} from './narrowing';

const BIRCH = 'ven_01m8q6a5erec5sv0degy2s9ca9';

/** As Next gives an address to a page. */
function paramsOf(address: string): Params {
  const params: Params = {};
  const { searchParams } = new URL(address, 'http://shop');
  for (const name of searchParams.keys()) {
    const values = searchParams.getAll(name);
    params[name] = values.length > 1 ? values : values[0];
  }
  return params;
}

describe('the address of a narrowed list', () => {
  it('says nothing of what is not narrowed', () => {
    expect(addressOf('/search', WIDE, 'EUR')).toBe('/search');
  });

  it('is read as it was written', () => {
    const narrowing = {
      words: 'blue mug & co',
      category: '/kitchen/mugs-cups/',
      vendors: [BIRCH],
      properties: { material: ['glass', 'carbon steel'], size: ['m'] },
      min: '10',
      max: '25.5',
      inStock: true,
      sort: 'cheapest' as const,
    };
    const address = addressOf('/search', narrowing, 'EUR', { after: 'cursor.1' });
    expect(narrowingOf(paramsOf(address), 'EUR')).toEqual(narrowing);
    expect(placeOf(paramsOf(address))).toEqual({ after: 'cursor.1' });
  });

  it('forgets prices in another currency', () => {
    const address = addressOf('/search', { ...WIDE, min: '10', max: '25' }, 'EUR');
    expect(narrowingOf(paramsOf(address), 'VND')).toEqual(WIDE);
  });

  it('takes prices with a comma, and passes over what is no use', () => {
    const read = narrowingOf({ min: '12,50', max: '1e9', vendor: 'ven_x', sort: 'sideways', q: '  a   b ', stock: 'yes' }, 'EUR');
    expect(read).toEqual({ ...WIDE, words: 'a b', min: '12.50' });
  });

  it('is bounded', () => {
    const { vendors, properties, words } = narrowingOf(
      { vendor: Array(50).fill(BIRCH), 'is.material': Array(50).fill('glass'), q: 'x'.repeat(500) },
      'EUR',
    );
    expect([vendors.length, properties.material?.length, words]).toEqual([20, 20, '']);
  });
});

describe('what the API is asked', () => {
  it('is nothing for all', () => {
    expect(filtersOf(WIDE)).toEqual({});
    expect(orderOf('best')).toBeUndefined();
  });

  it('has everything that is narrowed', () => {
    const narrowing = {
      ...WIDE,
      category: '/kitchen/',
      vendors: [BIRCH],
      properties: { material: ['glass'] },
      max: '5',
      inStock: true,
    };
    expect(filtersOf(narrowing)).toEqual({
      categoryPath: '/kitchen/',
      vendorIds: [BIRCH],
      attributes: [{ code: 'material', values: ['glass'] }],
      price: { max: '5' },
      inStock: true,
    });
  });
});

describe('one thing more or less', () => {
  it('keeps the others', () => {
    const both = withProperty(withProperty(WIDE, 'material', 'glass', true), 'material', 'oak', true);
    expect(both.properties).toEqual({ material: ['glass', 'oak'] });
    expect(withProperty(both, 'material', 'glass', false).properties).toEqual({ material: ['oak'] });
    expect(withProperty(withProperty(both, 'material', 'glass', false), 'material', 'oak', false)).toEqual(WIDE);
    expect(withVendor(withVendor(WIDE, BIRCH, true), BIRCH, false)).toEqual(WIDE);
  });

  it('is told apart, each with the list without it', () => {
    const narrowing = { ...WIDE, vendors: [BIRCH], properties: { material: ['glass'] }, min: '1', inStock: true };
    const parts = partsOf(narrowing);
    expect(parts.map(({ kind }) => kind)).toEqual(['vendor', 'property', 'price', 'stock']);
    expect(parts[2]?.without).toEqual({ ...narrowing, min: '' });
  });
});

describe('a range of prices', () => {
  it.each([
    ['1000..2500', 'EUR', { min: '10', max: '25' }],
    ['50..1999', 'EUR', { min: '0.50', max: '19.99' }],
    ['200000..500000', 'VND', { min: '200000', max: '500000' }],
    ['10000..', 'EUR', { min: '100', max: '' }],
    ['nonsense', 'EUR', { min: '', max: '' }],
  ])('%s in %s', (value, currency, range) => {
    expect(rangeOf(value, currency)).toEqual(range);
  });
});

describe('a barcode', () => {
  it('is eight to fourteen digits, blanks and hyphens aside', () => {
    expect(barcodeIn('4 006381-333931')).toBe('4006381333931');
    expect(barcodeIn('1234567')).toBeNull();
    expect(barcodeIn('mug 12345678')).toBeNull();
  });
});
