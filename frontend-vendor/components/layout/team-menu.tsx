'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Team } from '@/features/session/data';
import { choose } from '@/lib/choose';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/shared/ui/dropdown-menu';

/** What opens from the team's button. */
export function TeamMenu({
  team,
  teams,
  face,
  className,
}: {
  team: Team;
  teams: readonly Team[];
  face: ReactNode;
  className: string;
}) {
  const t = useTranslations('common');
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger aria-label={t('team.switch', { name: team.name })} className={className}>
        {face}
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
