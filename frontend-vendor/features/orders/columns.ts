/** The columns of the list that can be left out; its number and how far it is are always there. */
export const COLUMNS = ['placed', 'shipBy', 'buyer', 'items', 'delivery', 'total'] as const;
export type Column = (typeof COLUMNS)[number];

/** What is shown until somebody chooses: as much as fits beside each other. */
export const FIRST: readonly Column[] = COLUMNS.filter((column) => column !== 'delivery');
