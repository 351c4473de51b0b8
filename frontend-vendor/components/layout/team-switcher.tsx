'use client';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOnDemand } from '@/components/hooks/use-on-demand';
import type { Team } from '@/features/session/data';
import { Avatar } from '@/shared/ui/avatar';

const CLASS = 'flex h-11 min-w-0 cursor-pointer items-center gap-2.5 rounded-md px-1.5 hover:bg-muted';
const load = () => import('./team-menu').then(({ TeamMenu }) => TeamMenu);

/** For which team somebody works; a menu where they belong to several. */
export function TeamSwitcher({ team, teams }: { team: Team; teams: readonly Team[] }) {
  const t = useTranslations('common');
  const { Part, button } = useOnDemand(load);
  const face = (
    <>
      <Avatar name={team.name} src={team.logoUrl} size="sm" />
      <span className="flex min-w-0 flex-col text-left leading-tight">
        <span className="truncate font-semibold text-sm">{team.name}</span>
        <span className="truncate text-muted-foreground text-xs">{t(`role.${team.role}`)}</span>
      </span>
    </>
  );
  if (teams.length < 2) return <p className="flex h-11 min-w-0 items-center gap-2.5">{face}</p>;
  const whole = (
    <>
      {face}
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
    </>
  );
  if (Part) return <Part team={team} teams={teams} face={whole} className={CLASS} />;
  return (
    <button type="button" aria-haspopup="menu" aria-label={t('team.switch', { name: team.name })} className={CLASS} {...button}>
      {whole}
    </button>
  );
}
