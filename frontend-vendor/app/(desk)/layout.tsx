import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from '@/components/layout/shell';
import { FactorNeeded, NoTeam, TeamChoice, Unavailable } from '@/features/session/components/gate';
import { viewer } from '@/features/session/data';
import { PATH_HEADER, signInAt } from '@/lib/paths';

/** The gate: who is nobody signs in; who cannot be told apart from nobody is told so, and stays signed in. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const there = await viewer();
  switch (there.kind) {
    case 'guest':
      return redirect(signInAt((await headers()).get(PATH_HEADER)));
    case 'unavailable':
      return <Unavailable requestId={there.requestId} />;
    case 'factor':
      return <FactorNeeded person={there.person} />;
    case 'person': {
      const { person, teams, team } = there;
      if (teams.length === 0) return <NoTeam person={person} />;
      if (!team) return <TeamChoice person={person} teams={teams} />;
      return (
        <Shell person={person} team={team} teams={teams}>
          {children}
        </Shell>
      );
    }
  }
}
