import type { Draft, Row } from './draft';
import { type Column, cellOf, withCell } from './matrix';

/** One part of a product: `fields.title`, `attributes.colour`, `pictures`, or `row <key> <column>`. */
export type Path = string;

/** Something that somebody else and I both changed, to different ends. */
export interface Clash {
  path: Path;
  mine: string;
  theirs: string;
}

function columnsOf({ options }: Draft, row: Row): Column[] {
  return [
    ...options.map((_, at): Column => `option:${at}`),
    'title',
    'sku',
    'gtin',
    'weight',
    'handling',
    'count',
    ...Object.keys(row.prices).map((currency): Column => `price:${currency}`),
  ];
}

/** All parts of a draft, as texts. */
export function partsOf(draft: Draft): Map<Path, string> {
  const parts = new Map<Path, string>();
  for (const [name, value] of Object.entries(draft.fields)) parts.set(`fields.${name}`, value);
  for (const [code, value] of Object.entries(draft.attributes)) parts.set(`attributes.${code}`, value);
  parts.set('pictures', JSON.stringify(draft.pictures));
  for (const row of draft.rows)
    for (const column of columnsOf(draft, row)) parts.set(`row ${row.key} ${column}`, cellOf(row, column));
  return parts;
}

/** The draft with one part of it written over. */
export function withPart(draft: Draft, path: Path, value: string): Draft {
  if (path === 'pictures') return { ...draft, pictures: JSON.parse(value) };
  if (path.startsWith('fields.')) return { ...draft, fields: { ...draft.fields, [path.slice(7)]: value } };
  if (path.startsWith('attributes.')) return { ...draft, attributes: { ...draft.attributes, [path.slice(11)]: value } };
  const [, key, column] = path.split(' ');
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? withCell(row, column as Column, value) : row)) };
}

/**
 * What I wrote, over what somebody else saved meanwhile: what only they changed is theirs, what only I changed is mine, and
 * where both did it is mine until somebody chooses.
 */
export function merge(base: Draft, mine: Draft, theirs: Draft): { draft: Draft; clashes: Clash[]; adopted: Path[] } {
  const [was, own, other] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  let draft: Draft = { ...theirs, rows: rowsOf(base, mine, theirs) };
  const clashes: Clash[] = [];
  const adopted: Path[] = [];
  // Options that I made anew are mine with all their values.
  if (JSON.stringify(mine.options) !== JSON.stringify(base.options))
    draft = {
      ...draft,
      options: mine.options,
      rows: draft.rows.map((row) => ({ ...row, values: mine.rows.find(({ key }) => key === row.key)?.values ?? row.values })),
    };
  for (const path of new Set([...own.keys(), ...other.keys()])) {
    const [before, i, they] = [was.get(path) ?? '', own.get(path) ?? '', other.get(path) ?? ''];
    const here = path.startsWith('row ') ? draft.rows.some(({ key, id }) => id && key === path.split(' ')[1]) : true;
    if (!here || i === they) continue;
    if (i === before) {
      if (other.has(path)) adopted.push(path);
      continue;
    }
    draft = withPart(draft, path, i);
    if (they !== before) clashes.push({ path, mine: i, theirs: they });
  }
  return { draft, clashes, adopted };
}

/** Their rows without those that I took away, and the new ones of mine. */
function rowsOf(base: Draft, mine: Draft, theirs: Draft): Row[] {
  const had = (draft: Draft, key: string) => draft.rows.some((row) => row.key === key);
  return [
    ...theirs.rows.filter(({ key }) => had(mine, key) || !had(base, key)),
    ...mine.rows.filter(({ id, key }) => !id && !had(theirs, key)),
  ];
}
