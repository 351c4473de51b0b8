import type { LevelFragment } from '@/lib/graphql/generated/graphql';
import type { Place } from '@/lib/paging';

export type Level = LevelFragment;

/** How one count is asked for once more: the list has no other way to name one than its place. */
export type Way = { first: 1; after?: string } | { last: 1; before: string };

export interface Row {
  level: Level;
  way: Way;
  title: string | null;
  variant: string | null;
  sku: string | null;
  pictureUrl: string | null;
}

/** The way to a row, by the cursor of one beside it. */
export function wayTo(index: number, cursors: readonly string[], { after, before }: Place): Way {
  const previous = cursors[index - 1];
  if (previous) return { first: 1, after: previous };
  if (!before) return { first: 1, after };
  return { last: 1, before: cursors[index + 1] ?? before };
}

export const keyOf = ({ variantId, warehouse }: Level): string => `${variantId} ${warehouse?.id ?? ''}`;

/** From here on down something is low; the shop tells its buyers the same. */
const LOW = 5;

export type Standing = 'out' | 'low' | 'fine';

export function standingOf({ available }: Pick<Level, 'available'>): Standing {
  if (available <= 0) return 'out';
  return available <= LOW ? 'low' : 'fine';
}

export const MOST = 1_000_000_000;

/** A count as somebody wrote it; nothing where it is none. */
export function countOf(text: string): number | null {
  const plain = text.replace(/[\s.,'\u00a0\u202f]/g, '');
  if (!/^\d{1,10}$/.test(plain)) return null;
  const count = Number(plain);
  return count <= MOST ? count : null;
}
