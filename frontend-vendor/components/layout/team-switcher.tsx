'use client';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Team } from '@/features/session/data';
import { choose } from '@/lib/choose';
import { Avatar } from '@/shared/ui/avatar';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/shared/ui/dropdown-menu';

/** For which team somebody works; a menu where they belong to several. */
export function TeamSwitcher({ team, teams }: { team: Team; teams: readonly Team[] }) {
  const t = useTranslations('common');
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
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t('team.switch', { name: team.name })}
        className="flex h-11 min-w-0 cursor-pointer items-center gap-2.5 rounded-md px-1.5 hover:bg-muted"
      >
        {face}
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>{t('team.label')}</DropdownMenuLabel>
        {/* Everything of the other team is left behind, its pages too: whoever changes the team begins at the overview. */}
        <DropdownMenuRadioGroup value={team.id} onValueChange={(id) => choose({ team: id }, '/')}>
          {teams.map(({ id, name, role }) => (
            <DropdownMenuRadioItem key={id} value={id}>
              <span className="flex flex-col py-1 leading-tight">
                <span className="font-medium">{name}</span>
                <span className="text-muted-foreground text-xs">{t(`role.${role}`)}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
