import type { SearchFiltersInput, SearchOrderInput } from '@/lib/graphql/generated/graphql';

/** What a list is narrowed to and how it is sorted: all of it is in the address, so that it can be shared and gone back to. */
export interface Narrowing {
  words: string;
  /** The path of a category, such as `/kitchen/mugs-cups/`; empty for all. */
  category: string;
  /** Ids of vendors, any of them. */
  vendors: string[];
  /** Values by the code of their property: any of the values, all of the properties. */
  properties: Record<string, string[]>;
  /** Prices as decimals in the currency of the page; empty for no bound. */
  min: string;
  max: string;
  inStock: boolean;
  sort: Sort;
}

export const SORTS = ['best', 'newest', 'cheapest', 'dearest'] as const;
export type Sort = (typeof SORTS)[number];

export const WIDE: Narrowing = {
  words: '',
  category: '',
  vendors: [],
  properties: {},
  min: '',
  max: '',
  inStock: false,
  sort: 'best',
};

/** The list of results, as those who change it know it. */
export const RESULTS = 'results';

/** Where in the list a page begins or ends. */
export interface Place {
  after?: string;
  before?: string;
}

export type Params = Record<string, string | string[] | undefined>;

const MOST_WORDS = 200;
const MOST_VALUES = 20;
const PROPERTY = 'is.';

/** Reads an address. What is no use in it is passed over; so are prices in another currency. */
export function narrowingOf(params: Params, currency: string): Narrowing {
  const all = (name: string) =>
    [params[name] ?? []]
      .flat()
      .filter((value) => value && value.length <= MOST_WORDS)
      .slice(0, MOST_VALUES);
  const one = (name: string) => all(name)[0] ?? '';
  const priced = [currency, ''].includes(one('currency'));
  const sort = one('sort') as Sort;
  const codes = Object.keys(params).filter((name) => name.startsWith(PROPERTY) && all(name).length > 0);
  return {
    words: one('q').trim().replace(/\s+/g, ' '),
    category: pathIn(one('category')),
    vendors: all('vendor').filter((id) => /^ven_[0-9a-z]{26}$/.test(id)),
    properties: Object.fromEntries(codes.slice(0, 10).map((name) => [name.slice(PROPERTY.length), all(name)])),
    min: priced ? priceIn(one('min')) : '',
    max: priced ? priceIn(one('max')) : '',
    inStock: one('stock') === 'in',
    sort: SORTS.includes(sort) ? sort : 'best',
  };
}

export function placeOf(params: Params): Place {
  const { after, before } = params;
  if (typeof after === 'string' && after) return { after };
  return typeof before === 'string' && before ? { before } : {};
}

function pathIn(value: string): string {
  const slugs = value.split('/').filter(Boolean);
  return slugs.length ? `/${slugs.join('/')}/` : '';
}

/** A decimal as the API takes it, written with a point or a comma. */
export function priceIn(value: string): string {
  const text = value.trim().replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? text : '';
}

/** The names under which forms and addresses carry a narrowing. */
export const NAMES = { property: (code: string) => `${PROPERTY}${code}` };

/** The address of a narrowed list: `base` with what it is narrowed to, and where its page begins. */
export function addressOf(base: string, narrowing: Narrowing, currency: string, { after, before }: Place = {}): string {
  const { words, category, vendors, properties, min, max, inStock, sort } = narrowing;
  const query = new URLSearchParams();
  if (words) query.set('q', words);
  if (category) query.set('category', category.split('/').filter(Boolean).join('/'));
  for (const id of vendors) query.append('vendor', id);
  for (const [code, values] of Object.entries(properties)) for (const value of values) query.append(NAMES.property(code), value);
  if (min) query.set('min', min);
  if (max) query.set('max', max);
  if (min || max) query.set('currency', currency);
  if (inStock) query.set('stock', 'in');
  if (sort !== 'best') query.set('sort', sort);
  if (after) query.set('after', after);
  if (before) query.set('before', before);
  // Slashes and dots may stand in a query as they are, and read better so.
  const text = query.toString().replaceAll('%2F', '/');
  return text ? `${base}?${text}` : base;
}

export function filtersOf({ category, vendors, properties, min, max, inStock }: Narrowing): SearchFiltersInput {
  const attributes = Object.entries(properties).map(([code, values]) => ({ code, values }));
  return {
    ...(category && { categoryPath: category }),
    ...(vendors.length && { vendorIds: vendors }),
    ...(attributes.length && { attributes }),
    ...((min || max) && { price: { ...(min && { min }), ...(max && { max }) } }),
    ...(inStock && { inStock }),
  };
}

export function orderOf(sort: Sort): SearchOrderInput[] | undefined {
  if (sort === 'newest') return [{ field: 'CREATED_AT', direction: 'DESC' }];
  if (sort === 'cheapest') return [{ field: 'PRICE', direction: 'ASC' }];
  return sort === 'dearest' ? [{ field: 'PRICE', direction: 'DESC' }] : undefined;
}

/** One thing that a list is narrowed to, and the narrowing without it. */
export interface Part {
  kind: 'category' | 'vendor' | 'property' | 'price' | 'stock';
  /** The path of the category, the id of the vendor, the value of the property. */
  value: string;
  /** The code of the property. */
  code?: string;
  without: Narrowing;
}

/**
 * What a list is narrowed to besides its words. Its category is one of these things where there are words, or where the list is of
 * one vendor; else the list is the category's own.
 */
export function partsOf(narrowing: Narrowing, ofVendor = false): Part[] {
  const { words, category, vendors, properties, min, max, inStock } = narrowing;
  return [
    ...(category && (words || ofVendor)
      ? [{ kind: 'category' as const, value: category, without: { ...narrowing, category: '' } }]
      : []),
    ...vendors.map((value) => ({ kind: 'vendor' as const, value, without: withVendor(narrowing, value, false) })),
    ...Object.entries(properties).flatMap(([code, values]) =>
      values.map((value) => ({
        kind: 'property' as const,
        code,
        value,
        without: withProperty(narrowing, code, value, false),
      })),
    ),
    ...(min || max ? [{ kind: 'price' as const, value: `${min}..${max}`, without: { ...narrowing, min: '', max: '' } }] : []),
    ...(inStock ? [{ kind: 'stock' as const, value: 'in', without: { ...narrowing, inStock: false } }] : []),
  ];
}

export function withVendor(narrowing: Narrowing, id: string, chosen: boolean): Narrowing {
  return { ...narrowing, vendors: toggled(narrowing.vendors, id, chosen) };
}

export function withProperty(narrowing: Narrowing, code: string, value: string, chosen: boolean): Narrowing {
  const { [code]: values = [], ...others } = narrowing.properties;
  const next = toggled(values, value, chosen);
  return { ...narrowing, properties: next.length ? { ...others, [code]: next } : others };
}

function toggled(values: string[], value: string, chosen: boolean): string[] {
  const others = values.filter((other) => other !== value);
  return chosen ? [...others, value] : others;
}

/** A range of prices as facets name it, such as `1000..2500` in minor units, as decimals. */
export function rangeOf(value: string, currency: string): { min: string; max: string } {
  const [min = '', max = ''] = value.split('..');
  return { min: decimalOf(min, currency), max: decimalOf(max, currency) };
}

function decimalOf(minor: string, currency: string): string {
  if (!/^\d+$/.test(minor)) return '';
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  if (digits === 0) return minor;
  const text = minor.padStart(digits + 1, '0');
  const fraction = text.slice(-digits);
  return /^0*$/.test(fraction) ? text.slice(0, -digits) : `${text.slice(0, -digits)}.${fraction}`;
}

/** Whether words are the number under a barcode, blanks and hyphens aside. */
export function barcodeIn(words: string): string | null {
  const digits = words.replace(/[\s-]/g, '');
  return /^\d{8,14}$/.test(digits) ? digits : null;
}
