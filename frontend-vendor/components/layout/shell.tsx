import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Person, Team } from '@/features/session/data';
import { may } from '@/lib/places';
import { AccountMenu } from './account-menu';
import { DueWatch } from './due-watch';
import { BarNavigation, SideNavigation } from './navigation';
import { TeamSwitcher } from './team-switcher';

/** What stands around every page of the desk. */
export async function Shell({
  person,
  team,
  teams,
  children,
}: {
  person: Person;
  team: Team;
  teams: readonly Team[];
  children: ReactNode;
}) {
  const t = await getTranslations('common');
  return (
    <div className="flex min-h-dvh flex-1 flex-col lg:pl-60">
      <aside className="no-print fixed inset-y-0 left-0 z-40 flex w-60 flex-col gap-6 overflow-y-auto border-r bg-card px-4 pb-6 max-lg:hidden">
        <Link href="/" prefetch={false} className="flex h-16 shrink-0 items-center px-3 font-semibold text-lg tracking-tight">
          {t('brand')}
        </Link>
        <SideNavigation role={team.role} />
      </aside>
      <header className="no-print sticky top-0 z-30 border-b bg-background/95 backdrop-blur">
        <div className="flex h-16 items-center justify-between gap-4 px-4 sm:px-6 lg:px-8">
          <TeamSwitcher team={team} teams={teams} />
          <AccountMenu {...person} />
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-28 sm:px-6 lg:px-8 lg:pt-8 lg:pb-12">
        {children}
      </main>
      <BarNavigation role={team.role} />
      {may(team.role, 'ORDERS_READ') && <DueWatch />}
    </div>
  );
}
