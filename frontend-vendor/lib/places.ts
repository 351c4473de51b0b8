import type { MemberRole } from './graphql/generated/graphql';

/** What can be done for a team, as the API names it. */
export type Scope =
  | 'CATALOGUE_READ'
  | 'CATALOGUE_WRITE'
  | 'CLIENTS_READ'
  | 'CLIENTS_WRITE'
  | 'LEDGER_READ'
  | 'ORDERS_READ'
  | 'ORDERS_WRITE'
  | 'REFUNDS_WRITE'
  | 'STOCK_READ'
  | 'STOCK_WRITE'
  | 'STORE_READ'
  | 'STORE_WRITE'
  | 'TEAM_READ'
  | 'TEAM_WRITE';

const MANAGER: readonly Scope[] = [
  'CATALOGUE_READ',
  'CATALOGUE_WRITE',
  'STOCK_READ',
  'STOCK_WRITE',
  'ORDERS_READ',
  'ORDERS_WRITE',
  'REFUNDS_WRITE',
  'LEDGER_READ',
  'STORE_READ',
  'STORE_WRITE',
  'TEAM_READ',
  'TEAM_WRITE',
  'CLIENTS_READ',
];

/** What each place in a team opens. The API decides; this only keeps pages from offering what it would refuse. */
const SCOPES: Record<MemberRole, readonly Scope[]> = {
  OWNER: [...MANAGER, 'CLIENTS_WRITE'],
  MANAGER,
  CATALOGUE: ['CATALOGUE_READ', 'CATALOGUE_WRITE', 'STOCK_READ', 'STORE_READ', 'TEAM_READ'],
  FULFILLMENT: ['CATALOGUE_READ', 'STOCK_READ', 'STOCK_WRITE', 'ORDERS_READ', 'ORDERS_WRITE', 'STORE_READ', 'TEAM_READ'],
  FINANCE: ['CATALOGUE_READ', 'ORDERS_READ', 'REFUNDS_WRITE', 'LEDGER_READ', 'STORE_READ', 'TEAM_READ'],
  VIEWER: ['CATALOGUE_READ', 'STOCK_READ', 'ORDERS_READ', 'STORE_READ', 'TEAM_READ'],
};

export function may(role: MemberRole, scope: Scope): boolean {
  return SCOPES[role].includes(scope);
}
