import type { ClientsQuery, MemberRole, Scope } from '@/lib/graphql/generated/graphql';
import { may, type Scope as TeamScope } from '@/lib/places';

export type Client = ClientsQuery['apiClients']['nodes'][number];

/** What a vendor's program may be given: never to change teams or hand out keys. Each change stands behind what it has to see. */
export const GIVABLE = [
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
  'CLIENTS_READ',
] as const satisfies readonly (Scope & TeamScope)[];

export type Givable = (typeof GIVABLE)[number];

const NEEDS: Partial<Record<Givable, Givable>> = {
  CATALOGUE_WRITE: 'CATALOGUE_READ',
  STOCK_WRITE: 'STOCK_READ',
  ORDERS_WRITE: 'ORDERS_READ',
  REFUNDS_WRITE: 'ORDERS_READ',
  STORE_WRITE: 'STORE_READ',
};

/** Chooses a right or lets it go: whoever changes something sees it as well. */
export function toggled(chosen: readonly Givable[], scope: Givable, on: boolean): Givable[] {
  const wanted = new Set(chosen);
  if (on) {
    wanted.add(scope);
    const needed = NEEDS[scope];
    if (needed) wanted.add(needed);
  } else {
    wanted.delete(scope);
    for (const other of GIVABLE) if (NEEDS[other] === scope) wanted.delete(other);
  }
  return GIVABLE.filter((one) => wanted.has(one));
}

export function isGivable(scope: string): scope is Givable {
  return GIVABLE.includes(scope as Givable);
}

/** How a client stands. */
export type Standing = 'live' | 'soon' | 'expired' | 'revoked';

const SOON_MS = 14 * 86_400_000;

export function standingOf({ revokedAt, expiresAt }: Pick<Client, 'revokedAt' | 'expiresAt'>, now: number): Standing {
  if (revokedAt) return 'revoked';
  if (!expiresAt) return 'live';
  const left = new Date(expiresAt).getTime() - now;
  return left <= 0 ? 'expired' : left < SOON_MS ? 'soon' : 'live';
}

export function hasEnded(client: Pick<Client, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  const standing = standingOf(client, now);
  return standing === 'expired' || standing === 'revoked';
}

export interface Answerable {
  name: string;
  role: MemberRole;
}

/** What a client was given and cannot do now: whoever answers for it may not, or is not there any more. */
export function lostOf(client: Pick<Client, 'scopes'>, answerable: Answerable | undefined): Givable[] {
  return client.scopes.filter(isGivable).filter((scope) => !answerable || !may(answerable.role, scope));
}

/** Addresses as somebody wrote them, one in a line or with commas between. */
export function addressesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** A single address is a network of one: without what says so it is easier to read. */
export function addressText(network: string): string {
  return network.includes(':') ? network.replace(/\/128$/, '') : network.replace(/\/32$/, '');
}

/** When a client ends by itself, counted from now; never where no days are given. */
export function endOf(days: string, now: number): string | undefined {
  const count = Number(days);
  return count > 0 ? new Date(now + count * 86_400_000).toISOString() : undefined;
}
