import type { MemberRole, TeamQuery } from '@/lib/graphql/generated/graphql';
import { may, type Scope } from '@/lib/places';

export type Member = TeamQuery['vendorMembers']['nodes'][number];

/** The places in a team, the one that opens most first. */
export const ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER', 'CATALOGUE', 'FULFILLMENT', 'FINANCE', 'VIEWER'];

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

/** Whoever looks at the team: who they are, and what their own place in it is. */
export interface Looker {
  id: string;
  role: MemberRole;
}

/** What can be done with a member, such that the API would not refuse it. */
export interface Steps {
  change: boolean;
  remove: boolean;
  /** They are the one who has to stay: there is no other owner. */
  last: boolean;
}

export function stepsFor({ user, role }: Member, looker: Looker, owners: number): Steps {
  const last = role === 'OWNER' && owners <= 1;
  const self = user?.id === looker.id;
  const touches = may(looker.role, 'TEAM_WRITE') && mayGive(looker.role, role);
  return { change: Boolean(user) && touches && !last, remove: Boolean(user) && (self || touches) && !last, last };
}

/** What an owner is, only an owner gives and takes. */
export function mayGive(own: MemberRole, role: MemberRole): boolean {
  return may(own, 'TEAM_WRITE') && (role !== 'OWNER' || own === 'OWNER');
}
