import type { LevelFragment, VendorInventoryWhereInput } from '@/lib/graphql/generated/graphql';
import { LOW } from '@/lib/stock';

export type Level = LevelFragment;

export const keyOf = ({ variantId, warehouse }: Level): string => `${variantId} ${warehouse?.id ?? ''}`;

export type Standing = 'out' | 'low' | 'fine';

export function standingOf({ available }: Pick<Level, 'available'>): Standing {
  if (available <= 0) return 'out';
  return available <= LOW ? 'low' : 'fine';
}

/** The views of the shelf. */
export const SHOWS = ['all', 'low', 'out'] as const;
export type Show = (typeof SHOWS)[number];

export function isShow(value: string | undefined): value is Show {
  return SHOWS.includes(value as Show);
}

/** What of the API's list a view reads; what is sold out is low too. */
export function whereOf(show: Show): VendorInventoryWhereInput {
  return show === 'all' ? {} : { availableAtMost: show === 'out' ? 0 : LOW };
}

export const MOST = 1_000_000_000;

/** A count as somebody wrote it; nothing where it is none. */
export function countOf(text: string): number | null {
  const plain = text.replace(/[\s.,'\u00a0\u202f]/g, '');
  if (!/^\d{1,10}$/.test(plain)) return null;
  const count = Number(plain);
  return count <= MOST ? count : null;
}
