import type { MemberRole, TeamQuery } from '@/lib/graphql/generated/graphql';
import { may } from '@/lib/places';

export type Member = TeamQuery['vendorMembers']['nodes'][number];

/** The places in a team, the one that opens most first. */
export const ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER', 'CATALOGUE', 'FULFILLMENT', 'FINANCE', 'VIEWER'];

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
