import type { Tab } from './model';

/** The columns of the list that can be left out; the title and the state are always there. */
export const COLUMNS = ['variants', 'price', 'stock', 'updated'] as const;
export const OFFER_COLUMNS = ['owner', 'price', 'handling', 'stock'] as const;
export type ListColumn = (typeof COLUMNS)[number] | (typeof OFFER_COLUMNS)[number];

export function columnsFor(tab: Tab): readonly ListColumn[] {
  return tab === 'offers' ? OFFER_COLUMNS : COLUMNS;
}

/** Under which name the choice is kept. */
export function tableOf(tab: Tab): string {
  return tab === 'offers' ? 'offers' : 'products';
}
