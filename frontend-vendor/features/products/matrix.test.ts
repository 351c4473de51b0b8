import { describe, expect, it } from 'vitest';
import { amountOf, gtinOf, printed, wholeOf } from './amounts';
import { faultsOf } from './check';
import { type Draft, emptyDraft, emptyRow, type Row } from './draft';
import { type Column, cellsOf, combinations, combine, optionsOf, paste, skuFor, step } from './matrix';
import { merge } from './merge';
import { planOf, sizeOf } from './plan';

const row = (key: string, more: Partial<Row> = {}): Row => ({
  ...emptyRow(key, ['EUR']),
  id: key,
  version: 1,
  sku: `S-${key}`,
  ...more,
});
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(['EUR']),
  fields: { title: 'Mug', description: '', brand: '', categoryId: '', taxClass: 'STANDARD', state: 'ACTIVE' },
  rows: [row('a'), row('b')],
  ...more,
});

describe('what people type', () => {
  it('reads amounts of all languages', () => {
    for (const [text, currency, amount] of [
      ['18.90', 'EUR', '18.90'],
      ['18,9', 'EUR', '18.90'],
      ['€ 1.299,00', 'EUR', '1299.00'],
      ['1,299.00', 'EUR', '1299.00'],
      ['1.299', 'EUR', '1299.00'],
      ['12 EUR', 'EUR', '12.00'],
      ['1.305.000 ₫', 'VND', '1305000'],
      ['548000', 'VND', '548000'],
    ] as const)
      expect([text, amountOf(text, currency)]).toEqual([text, amount]);
    for (const text of ['', '0', '0,00', '-1', '1.2.3', '12,345,6', 'abc', '1,2345', '1.299.00', '12.34.567'])
      expect([text, amountOf(text, 'EUR')]).toEqual([text, null]);
    expect(amountOf('12,5', 'VND')).toBeNull();
  });

  it('knows the check digit of a barcode and prints it as on the box', () => {
    expect(gtinOf('4006381-333931')).toBe('4006381333931');
    expect(gtinOf('4006381333932')).toBeNull();
    expect(gtinOf('96385074')).toBe('96385074');
    expect(printed('04006381333931')).toBe('4006381333931');
    expect(printed('00000096385074')).toBe('96385074');
    expect(wholeOf('1 200', 5_000)).toBe(1200);
    expect(wholeOf('1.5', 10)).toBeNull();
  });
});

describe('the matrix', () => {
  const options = [
    { name: 'Colour', values: ['Red', 'Blue'] },
    { name: 'Size', values: ['S', 'L'] },
  ];

  it('makes every combination once, the last option fastest', () => {
    expect(combinations(options)).toEqual([
      ['Red', 'S'],
      ['Red', 'L'],
      ['Blue', 'S'],
      ['Blue', 'L'],
    ]);
  });

  it('gives the first combination to the row without choices, and keeps what it has', () => {
    const one = draft({ rows: [row('a', { sku: 'OLD', prices: { EUR: '5' } })] });
    const made = combine(one, options, (at) => `new-${at}`);
    expect(made.rows.map(({ key, sku, values }) => [key, sku, values.join()])).toEqual([
      ['a', 'OLD', 'Red,S'],
      ['new-1', 'MUG-RED-L', 'Red,L'],
      ['new-2', 'MUG-BLUE-S', 'Blue,S'],
      ['new-3', 'MUG-BLUE-L', 'Blue,L'],
    ]);
    expect(made.rows[2]?.prices).toEqual({ EUR: '5' });
    expect(combine(made, options, (at) => `other-${at}`)).toEqual(made);
  });

  it('adds a value, and an option to rows that lack it, without losing one', () => {
    const coloured = draft({ options: ['Colour'], rows: [row('a', { values: ['Red'] }), row('b', { values: ['Blue'] })] });
    const sized = combine(coloured, options, (at) => `new-${at}`);
    expect(sized.rows.map(({ key, values }) => `${key} ${values.join()}`)).toEqual([
      'a Red,S',
      'b Blue,S',
      'new-2 Red,L',
      'new-3 Blue,L',
    ]);
    expect(optionsOf(sized)).toEqual([
      { name: 'Colour', values: ['Red', 'Blue'] },
      { name: 'Size', values: ['S', 'L'] },
    ]);
  });

  it('makes numbers without marks', () => {
    expect(skuFor('Bình gốm Đỏ', ['Größe 2'])).toBe('BINH-GOM-DO-GRO-E-2');
  });

  it('pastes a part of a spreadsheet to the right and down', () => {
    const columns: Column[] = ['sku', 'gtin', 'price:EUR'];
    const pasted = paste(draft().rows, columns, { row: 'b', column: 'gtin' }, '"1\t1"\t9,90\t7\r\n22\t8,50\n', (at) =>
      row(`new-${at}`, { id: null }),
    );
    expect(pasted.map(({ key, gtin, prices }) => [key, gtin, prices.EUR])).toEqual([
      ['a', '', ''],
      ['b', '1\t1', '9,90'],
      ['new-2', '22', '8,50'],
    ]);
    expect(paste(draft().rows, columns, { row: 'b', column: 'sku' }, 'x\ny\nz', null)).toHaveLength(2);
    expect(cellsOf('a\t"b ""c"""\n\nd')).toEqual([['a', 'b "c"'], [''], ['d']]);
  });

  it('moves between cells, within them as long as the text goes on', () => {
    const [size, inside] = [
      { rows: 2, columns: 2 },
      { start: false, end: false },
    ];
    expect(step('Enter', { row: 0, column: 1 }, size, inside)).toEqual({ row: 1, column: 1 });
    expect(step('ArrowDown', { row: 1, column: 1 }, size, inside)).toBeNull();
    expect(step('ArrowRight', { row: 0, column: 0 }, size, inside)).toBeNull();
    expect(step('ArrowRight', { row: 0, column: 0 }, size, { start: false, end: true })).toEqual({ row: 0, column: 1 });
  });
});

describe('what is sent', () => {
  it('is nothing where nothing changed, however it is written', () => {
    const base = draft({ rows: [row('a', { prices: { EUR: '18.90' }, offer: { id: 'o', version: 1, standing: true } })] });
    const same = draft({
      rows: [row('a', { prices: { EUR: '18,9' }, sku: 'S-a ', offer: { id: 'o', version: 1, standing: true } })],
    });
    expect(sizeOf(planOf(base, same))).toBe(0);
  });

  it('is what changed, each part with the version that was seen', () => {
    const offered = { prices: { EUR: '5' }, offer: { id: 'o', version: 4, standing: true } };
    const base = draft({ rows: [row('a', offered), row('b', offered), row('c')] });
    const now = draft({
      fields: { ...base.fields, title: 'Big mug', state: 'DRAFT' },
      attributes: { material: ' clay ' },
      rows: [
        row('a', { ...offered, prices: { EUR: '6' } }),
        row('b', { ...offered, prices: { EUR: '' } }),
        row('new-1', { id: null }),
      ],
    });
    const plan = planOf(base, now);
    expect(plan.product).toEqual({ title: 'Big mug', attributes: [{ code: 'material', value: 'clay' }] });
    expect(plan.variants.map(({ row: { key } }) => key)).toEqual(['new-1']);
    expect(plan.offers.map(({ input }) => input)).toEqual([
      { prices: [{ amount: '6.00', currency: 'EUR' }], handlingDays: 1, expectedVersion: 4 },
    ]);
    expect([plan.withdrawn, plan.gone].map((rows) => rows.map(({ key }) => key))).toEqual([['b'], ['c']]);
    expect([plan.state, sizeOf(plan)]).toEqual(['DRAFT', 7]);
  });

  it('is looked through before', () => {
    const codes = faultsOf(
      draft({
        fields: { ...draft().fields, title: ' ' },
        rows: [row('a', { sku: 'X', gtin: '12', weight: 'much', prices: { EUR: 'x' } }), row('b', { sku: 'X ' })],
      }),
      true,
    ).map(({ id, code }) => `${id} ${code}`);
    expect(codes).toEqual([
      'product-title noTitle',
      'cell-a-gtin gtin',
      'cell-a-weight weight',
      'cell-a-price-EUR price',
      'cell-b-sku skuTwice',
    ]);
  });
});

describe('two who edit one product', () => {
  it('keep what each changed, and are asked where both did', () => {
    const base = draft();
    const mine = draft({
      fields: { ...base.fields, title: 'Mine', brand: 'Me' },
      rows: [row('a', { sku: 'MINE' }), row('b'), row('new-1', { id: null })],
    });
    const theirs = draft({
      fields: { ...base.fields, title: 'Theirs', description: 'New' },
      rows: [row('a', { version: 2, weight: '5' }), row('b', { version: 2, sku: 'THEIRS' }), row('d')],
    });
    const { draft: merged, clashes, adopted } = merge(base, mine, theirs);
    expect(merged.fields).toMatchObject({ title: 'Mine', brand: 'Me', description: 'New' });
    expect(merged.rows.map(({ key, sku, weight, version }) => [key, sku, weight, version])).toEqual([
      ['a', 'MINE', '5', 2],
      ['b', 'THEIRS', '', 2],
      ['d', 'S-d', '', 1],
      ['new-1', 'S-new-1', '', 1],
    ]);
    expect(clashes).toEqual([{ path: 'fields.title', mine: 'Mine', theirs: 'Theirs' }]);
    expect(adopted).toContain('row b sku');
  });
});
