import { type Draft, emptyRow, MOST_ROWS, type Row } from './draft';

/** A column of the matrix: `option:0`, `title`, `sku`, `gtin`, `weight`, `price:EUR`, `handling` or `count`. */
export type Column = `option:${number}` | `price:${string}` | 'title' | 'sku' | 'gtin' | 'weight' | 'handling' | 'count';

export function cellOf(row: Row, column: Column): string {
  const [kind, name = ''] = column.split(':');
  if (kind === 'option') return row.values[Number(name)] ?? '';
  if (kind === 'price') return row.prices[name] ?? '';
  return row[kind as 'title' | 'sku' | 'gtin' | 'weight' | 'handling' | 'count'];
}

export function withCell(row: Row, column: Column, text: string): Row {
  const [kind, name = ''] = column.split(':');
  if (kind === 'option') return { ...row, values: row.values.map((value, at) => (at === Number(name) ? text : value)) };
  if (kind === 'price') return { ...row, prices: { ...row.prices, [name]: text } };
  return { ...row, [kind as 'sku']: text };
}

/** The lines and cells of a part of a spreadsheet, as it comes out of the clipboard. */
export function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (quoted && letter === '"' && body.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && (letter === '\t' || letter === '\n')) {
      lines.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') lines.push([]);
    } else cell += letter;
  }
  lines.at(-1)?.push(cell);
  return lines.map((cells) => cells.map((one) => one.replace(/\n/g, ' ').trim()));
}

/**
 * Writes a part of a spreadsheet over the cells from one on, to the right and down. Lines beyond the last row become rows of their
 * own where `add` makes them; what does not fit is left out.
 */
export function paste(
  rows: readonly Row[],
  columns: readonly Column[],
  from: { row: string; column: Column },
  text: string,
  add: ((index: number) => Row) | null,
): Row[] {
  const [top, left] = [rows.findIndex(({ key }) => key === from.row), columns.indexOf(from.column)];
  if (top < 0 || left < 0) return [...rows];
  const next = [...rows];
  for (const [down, cells] of cellsOf(text).entries()) {
    const at = top + down;
    if (at >= next.length && (!add || next.length >= MOST_ROWS)) break;
    let row = next[at] ?? add?.(at);
    if (!row) break;
    for (const [right, cell] of cells.entries()) {
      const column = columns[left + right];
      if (column) row = withCell(row, column, cell);
    }
    next[at] = row;
  }
  return next;
}

export interface Option {
  name: string;
  values: string[];
}

/** The options as they are told by the rows. */
export function optionsOf({ options, rows }: Draft): Option[] {
  return options.map((name, at) => ({
    name,
    values: [...new Set(rows.map(({ values }) => values[at] ?? '').filter(Boolean))],
  }));
}

/** Every choice of one value from each option, the last option changing fastest. */
export function combinations(options: readonly Option[]): string[][] {
  return options.reduce<string[][]>((all, { values }) => all.flatMap((some) => values.map((value) => [...some, value])), [[]]);
}

/** A number of one's own for a combination: `MUG-RED-L`. */
export function skuFor(stem: string, values: readonly string[]): string {
  const part = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .replace(/[^a-zA-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toUpperCase();
  return [part(stem).slice(0, 24).replace(/-+$/, ''), ...values.map(part)].filter(Boolean).join('-').slice(0, 64);
}

/**
 * Makes the rows of all combinations: those that are there stay as they are, a first row without choices becomes the first
 * combination, and what is missing is added behind. Rows of choices that are gone stay too: taking one away is said by hand.
 */
export function combine(draft: Draft, options: readonly Option[], newKey: (index: number) => string): Draft {
  const names = options.map(({ name }) => name.trim());
  // Values move with the name of their option.
  const moved = draft.rows.map((row) => ({
    ...row,
    values: names.map((name, at) => {
      const before = draft.options.indexOf(name);
      return row.values[before < 0 && draft.options.length === names.length ? at : before] ?? '';
    }),
  }));
  if (names.length === 0) return { ...draft, options: [], rows: moved };
  const rows: Row[] = [...moved];
  const stem = draft.fields.title;
  const [pattern] = moved;
  for (const values of combinations(options)) {
    if (rows.some((row) => same(row.values, values))) continue;
    const bare = rows.findIndex((row) => partly(row.values, values));
    if (bare >= 0) {
      rows[bare] = { ...(rows[bare] as Row), values, sku: rows[bare]?.sku || skuFor(stem, values) };
    } else if (rows.length < MOST_ROWS) {
      const row = emptyRow(newKey(rows.length), Object.keys(pattern?.prices ?? {}), names.length);
      const { prices, handling, weight } = pattern ?? row;
      rows.push({ ...row, values, sku: skuFor(stem, values), prices: { ...prices }, handling, weight });
    }
  }
  return { ...draft, options: names, rows };
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value, at) => value.trim() === others[at]?.trim());
}

/** Whether a row that lacks a choice would be this combination with it. */
function partly(row: readonly string[], wanted: readonly string[]): boolean {
  return row.some((value) => !value) && row.every((value, at) => !value || value === wanted[at]);
}

/** Where a key leads from a cell; null where it stays. */
export function step(
  key: string,
  at: { row: number; column: number },
  size: { rows: number; columns: number },
  caret: { start: boolean; end: boolean },
): { row: number; column: number } | null {
  const to = (row: number, column: number) =>
    row < 0 || column < 0 || row >= size.rows || column >= size.columns ? null : { row, column };
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
    case 'Enter':
      return to(at.row + 1, at.column);
    case 'ArrowLeft':
      return caret.start ? to(at.row, at.column - 1) : null;
    case 'ArrowRight':
      return caret.end ? to(at.row, at.column + 1) : null;
    default:
      return null;
  }
}
