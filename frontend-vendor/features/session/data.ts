import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { askAs } from '@/lib/ask';
import { TEAM_COOKIE, teamId } from '@/lib/choices';
import { type MemberRole, ViewerDocument, type ViewerQuery } from '@/lib/graphql/generated/graphql';
import { PATH_HEADER, signInAt } from '@/lib/paths';
import { ApiError } from '@/shared/lib/graphql/errors';

/** One of the teams that somebody belongs to. */
export interface Team {
  id: string;
  name: string;
  slug: string;
  state: string;
  logoUrl: string | null;
  role: MemberRole;
}

export interface Person {
  name: string;
  email: string;
}

/** Who is there. A server that does not answer signs nobody out, and looks different. */
export type Viewer =
  | { kind: 'guest' }
  | { kind: 'unavailable'; requestId: string | undefined }
  | { kind: 'factor'; person: Person }
  | { kind: 'person'; person: Person; teams: Team[]; team: Team | undefined };

export const viewer = cache(async (): Promise<Viewer> => {
  let me: ViewerQuery['me'];
  try {
    ({ me } = await askAs(ViewerDocument, {}));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return { kind: 'guest' };
    return { kind: 'unavailable', requestId: error instanceof ApiError ? error.requestId : undefined };
  }
  if (!me) return { kind: 'guest' };
  const person = { name: me.name, email: me.email };
  if (me.secondFactor?.required && !me.secondFactor.shown) return { kind: 'factor', person };
  const teams = (me.memberships ?? []).flatMap(({ role, vendor }): Team[] =>
    vendor ? [{ ...vendor, logoUrl: vendor.logoUrl ?? null, role }] : [],
  );
  const chosen = teamId((await cookies()).get(TEAM_COOKIE)?.value);
  // The API is asked for the team that the cookie names: where it is none of theirs, they choose anew.
  const team = chosen ? teams.find(({ id }) => id === chosen) : teams.length === 1 ? teams[0] : undefined;
  return { kind: 'person', person, teams, team };
});

/** The team that a page is for. Layouts tell whoever has none why; a page below them has nothing to show then. */
export async function teamHere(): Promise<Team> {
  const there = await viewer();
  if (there.kind === 'guest') redirect(signInAt((await headers()).get(PATH_HEADER)));
  if (there.kind === 'person' && there.team) return there.team;
  throw Object.assign(new ApiError('UNAVAILABLE', 'There is no team to show this page for.'), { digest: 'UNAVAILABLE;' });
}
