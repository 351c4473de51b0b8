import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { may, type Scope } from './places';

/** What a place can open, and by which rights; `write` goes before `read`. */
const AREAS = {
  catalogue: { write: 'CATALOGUE_WRITE', read: 'CATALOGUE_READ' },
  stock: { write: 'STOCK_WRITE', read: 'STOCK_READ' },
  orders: { write: 'ORDERS_WRITE', read: 'ORDERS_READ' },
  refunds: { write: 'REFUNDS_WRITE' },
  money: { read: 'LEDGER_READ' },
  store: { write: 'STORE_WRITE', read: 'STORE_READ' },
  team: { write: 'TEAM_WRITE', read: 'TEAM_READ' },
  keys: { write: 'CLIENTS_WRITE', read: 'CLIENTS_READ' },
} as const satisfies Record<string, { write?: Scope; read?: Scope }>;

export type Area = keyof typeof AREAS;

/** What somebody in a place changes, and what they only see. */
export function opensOf(role: MemberRole): { changes: Area[]; sees: Area[] } {
  const all = Object.entries(AREAS) as [Area, { write?: Scope; read?: Scope }][];
  const changes = all.filter(([, { write }]) => write && may(role, write)).map(([area]) => area);
  const sees = all.filter(([area, { read }]) => read && may(role, read) && !changes.includes(area)).map(([area]) => area);
  return { changes, sees };
}
