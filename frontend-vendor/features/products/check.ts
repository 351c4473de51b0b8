import { amountOf, gtinOf, wholeOf } from './amounts';
import { type Draft, nameOf, type Row } from './draft';
import type { Column } from './matrix';

/** What is wrong with a part of the form: the id of its field, and which words say so. */
export interface Fault {
  id: string;
  code:
    | 'noTitle'
    | 'titleLong'
    | 'textLong'
    | 'optionName'
    | 'optionTwice'
    | 'value'
    | 'valueTwice'
    | 'sku'
    | 'skuTwice'
    | 'gtin'
    | 'gtinTwice'
    | 'weight'
    | 'price'
    | 'handling'
    | 'count'
    | 'noRows';
  /** Which variant it is about: its name, if it has one, and its place. */
  row?: { name: string; number: number };
}

export const fieldId = (name: string): string => `product-${name}`;
export const cellId = (row: string, column: Column): string => `cell-${row}-${column.replace(':', '-')}`;

/** Everything that the server would refuse, as far as it can be seen here. */
export function faultsOf(draft: Draft, own: boolean): Fault[] {
  const faults: Fault[] = own ? wordsOf(draft) : [];
  for (const row of draft.rows) faults.push(...faultsOfRow(row, draft, own));
  return faults;
}

function wordsOf({ fields, options, rows }: Draft): Fault[] {
  const faults: Fault[] = [];
  const title = fields.title.trim();
  if (!title) faults.push({ id: fieldId('title'), code: 'noTitle' });
  if (title.length > 200) faults.push({ id: fieldId('title'), code: 'titleLong' });
  if (fields.description.trim().length > 20_000) faults.push({ id: fieldId('description'), code: 'textLong' });
  for (const [at, name] of options.entries()) {
    if (!name.trim()) faults.push({ id: fieldId(`option-${at}`), code: 'optionName' });
    else if (options.findIndex((other) => other.trim() === name.trim()) !== at)
      faults.push({ id: fieldId(`option-${at}`), code: 'optionTwice' });
  }
  if (rows.length === 0) faults.push({ id: fieldId('variants'), code: 'noRows' });
  return faults;
}

function faultsOfRow(row: Row, draft: Draft, own: boolean): Fault[] {
  const { rows, options } = draft;
  const faults: Fault[] = [];
  const at = (column: Column, code: Fault['code']) =>
    faults.push({ id: cellId(row.key, column), code, row: { name: nameOf(row), number: rows.indexOf(row) + 1 } });
  const first = (same: (other: Row) => boolean) => rows.find(same) === row;
  if (own) {
    const missing = row.values.findIndex((value) => !value.trim());
    if (missing >= 0) at(`option:${missing}`, 'value');
    else if (options.length && !first(({ values }) => values.every((value, index) => value.trim() === row.values[index]?.trim())))
      at('option:0', 'valueTwice');
    const sku = row.sku.trim();
    if (!sku || sku.length > 64) at('sku', 'sku');
    else if (!first((other) => other.sku.trim() === sku)) at('sku', 'skuTwice');
    const gtin = gtinOf(row.gtin);
    if (row.gtin.trim() && !gtin) at('gtin', 'gtin');
    if (gtin && !first((other) => gtinOf(other.gtin)?.padStart(14, '0') === gtin.padStart(14, '0'))) at('gtin', 'gtinTwice');
    if (row.weight.trim() && wholeOf(row.weight, 100_000_000) === null) at('weight', 'weight');
  }
  for (const [currency, text] of Object.entries(row.prices))
    if (text.trim() && !amountOf(text, currency)) at(`price:${currency}`, 'price');
  if (Object.values(row.prices).some((text) => text.trim()) && wholeOf(row.handling, 60) === null) at('handling', 'handling');
  if (row.count.trim() && wholeOf(row.count, 999_999_999) === null) at('count', 'count');
  return faults;
}

/** The field of the form that a refusal of the server is about, by its path below `input`. */
export function idOfVariantField(row: string, path: string): string {
  const [name, index] = path.split('.');
  if (name === 'options') return cellId(row, `option:${Number(index) || 0}`);
  if (name === 'gtin') return cellId(row, 'gtin');
  if (name === 'weightGrams') return cellId(row, 'weight');
  if (name === 'title') return cellId(row, 'title');
  return cellId(row, 'sku');
}

export function idOfOfferField(row: string, path: string, prices: readonly { currency: string }[]): string {
  const [name, index] = path.split('.');
  if (name === 'handlingDays') return cellId(row, 'handling');
  return cellId(row, `price:${prices[Number(index) || 0]?.currency ?? 'EUR'}`);
}
