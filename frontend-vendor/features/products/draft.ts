import type { EditedProductFragment, OwnOfferFragment, ProductState, TaxClass } from '@/lib/graphql/generated/graphql';
import { printed, typed } from './amounts';

/** My offer of a variant, where I have one. */
export interface KnownOffer {
  id: string;
  version: number | null;
  standing: boolean;
}

/** A variant as a row of cells, each as it was typed. */
export interface Row {
  /** The variant's id; another key until it has one. */
  key: string;
  id: string | null;
  version: number | null;
  /** The values of the options, in the order of their names. */
  values: string[];
  title: string;
  sku: string;
  gtin: string;
  weight: string;
  handling: string;
  prices: Record<string, string>;
  offer: KnownOffer | null;
  /** How many come into the stock with it, where there are none yet. */
  count: string;
  /** How many of mine can be sold; null where it is not known. */
  stock: number | null;
  /** The best price of others, where there is one. */
  others: { amount: string; currency: string; vendor: string } | null;
}

export interface Picture {
  key: string;
  id: string | null;
  url: string | null;
  sourceUrl: string | null;
  alt: string;
}

export interface Fields {
  title: string;
  description: string;
  brand: string;
  categoryId: string;
  /** Empty for a new product that is taxed as its category. */
  taxClass: TaxClass | '';
  state: ProductState;
}

/** Everything that can be edited of a product, as it stands in the form. */
export interface Draft {
  fields: Fields;
  attributes: Record<string, string>;
  pictures: Picture[];
  /** The names of the options. */
  options: string[];
  rows: Row[];
}

export const MOST_ROWS = 100;
export const MOST_OPTIONS = 5;
export const MOST_PICTURES = 20;
const HANDLING = '1';

export function emptyRow(key: string, currencies: readonly string[], options = 0): Row {
  return {
    key,
    id: null,
    version: null,
    values: Array.from({ length: options }, () => ''),
    title: '',
    sku: '',
    gtin: '',
    weight: '',
    handling: HANDLING,
    prices: Object.fromEntries(currencies.map((currency) => [currency, ''])),
    offer: null,
    count: '',
    stock: null,
    others: null,
  };
}

/** A product that is not there yet, with the one variant that each has. */
export function emptyDraft(currencies: readonly string[], gtin = ''): Draft {
  return {
    fields: { title: '', description: '', brand: '', categoryId: '', taxClass: '', state: 'DRAFT' },
    attributes: {},
    pictures: [],
    options: [],
    rows: [{ ...emptyRow('new-0', currencies), gtin }],
  };
}

/** What a team may edit of a product: with its own offers, those beside the variants and others that are known. */
export function draftOf(product: EditedProductFragment, team: string, locale: string): Draft {
  const options = [...new Set(product.variants.flatMap((variant) => variant.options.map(({ name }) => name)))];
  return {
    fields: {
      title: product.title,
      description: product.description,
      brand: product.brand ?? '',
      categoryId: product.category?.id ?? '',
      taxClass: product.taxClass,
      state: product.state,
    },
    attributes: Object.fromEntries(product.attributes.map(({ attribute, value }) => [attribute.code, value])),
    pictures: picturesOf(product.media),
    options,
    rows: product.variants.map((variant) => {
      const own = variant.ownOffer ?? null;
      const other = variant.offers.find(({ vendor }) => vendor && vendor.id !== team);
      const [price] = other?.prices ?? [];
      const values = options.map((name) => variant.options.find((option) => option.name === name)?.value ?? '');
      return {
        key: variant.id,
        id: variant.id,
        version: variant.version,
        values,
        title: variant.title === values.filter(Boolean).join(' / ') ? '' : variant.title,
        sku: variant.sku,
        gtin: printed(variant.gtin),
        weight: variant.weightGrams?.toString() ?? '',
        handling: String(own?.handlingDays ?? HANDLING),
        // What was withdrawn keeps its prices, and is offered again only when somebody writes them.
        prices:
          own?.state === 'ACTIVE'
            ? Object.fromEntries(own.prices.map(({ amount, currency }) => [currency, typed(amount, locale)]))
            : {},
        offer: own && known(own),
        count: '',
        stock: own?.state === 'ACTIVE' ? own.availability.quantity : null,
        others: price && other?.vendor ? { ...price, vendor: other.vendor.name } : null,
      };
    }),
  };
}

export function known({ id, version, state }: Pick<OwnOfferFragment, 'id' | 'version' | 'state'>): KnownOffer {
  return { id, version: version ?? null, standing: state === 'ACTIVE' };
}

export function picturesOf(media: EditedProductFragment['media']): Picture[] {
  return media.map(({ id, url, sourceUrl, alt }) => ({ key: id, id, url: url ?? null, sourceUrl: sourceUrl ?? null, alt }));
}

/** The currencies that prices are written in, those of the marketplace first. */
export const CURRENCIES = ['EUR', 'VND', 'USD', 'GBP', 'CHF', 'DKK', 'SEK', 'PLN', 'CZK', 'JPY'] as const;

export function currenciesOf({ rows }: Draft): string[] {
  const priced = new Set(rows.flatMap(({ prices }) => Object.keys(prices)));
  const known = CURRENCIES.filter((currency) => priced.has(currency));
  const others = [...priced].filter((currency) => !(CURRENCIES as readonly string[]).includes(currency)).sort();
  return priced.size ? [...known, ...others] : ['EUR'];
}

/** What a row is called: by its choices, its name or its number. */
export function nameOf(row: Row): string {
  return row.title || row.values.filter(Boolean).join(' / ') || row.sku;
}
