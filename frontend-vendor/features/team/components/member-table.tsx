'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Pagination } from '@/shared/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { type Looker, type Member, stepsFor } from '../model';

const PlaceDialog = dynamic(() => import('./place-dialog').then(({ PlaceDialog }) => PlaceDialog), { ssr: false });
const RemoveDialog = dynamic(() => import('./remove-dialog').then(({ RemoveDialog }) => RemoveDialog), { ssr: false });

/** Who belongs to the team, as what and since when; with what can be done about it. */
export function MemberTable({
  members,
  looker,
  owners,
  pages,
}: {
  members: readonly Member[];
  looker: Looker;
  owners: number;
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c, format] = [useTranslations('team'), useTranslations('common'), useFormatter()];
  const [open, setOpen] = useState<{ step: 'change' | 'remove'; member: Member } | null>(null);
  const close = () => setOpen(null);
  const nameOf = ({ user }: Member) => user?.name || user?.email || t('gone');
  return (
    <div className="flex flex-col gap-4">
      <Table label={t('members')} stack>
        <TableHeader>
          <tr>
            <TableHead>{t('column.who')}</TableHead>
            <TableHead>{t('role')}</TableHead>
            <TableHead>{t('column.since')}</TableHead>
            <TableHead>
              <span className="sr-only">{t('column.actions')}</span>
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {members.map((member) => {
            const { user, role, joinedAt } = member;
            const { change, remove, last } = stepsFor(member, looker, owners);
            const self = user?.id === looker.id;
            return (
              <TableRow key={user?.id ?? joinedAt}>
                <TableCell>
                  <span className="flex min-w-0 items-center gap-3">
                    <Avatar name={nameOf(member)} size="sm" />
                    <span className="min-w-0">
                      <span className="flex flex-wrap items-center gap-x-2 font-medium">
                        {nameOf(member)}
                        {self && <Badge tone="accent">{t('you')}</Badge>}
                      </span>
                      {user && <span className="block break-all text-muted-foreground text-xs">{user.email}</span>}
                    </span>
                  </span>
                </TableCell>
                <TableCell label={t('role')}>
                  <span className="max-sm:text-right">
                    {c(`role.${role}`)}
                    {last && <span className="block max-w-56 text-muted-foreground text-xs">{t('last')}</span>}
                  </span>
                </TableCell>
                <TableCell label={t('column.since')} className="whitespace-nowrap text-muted-foreground">
                  {format.dateTime(new Date(joinedAt), { dateStyle: 'medium' })}
                </TableCell>
                <TableCell className="text-right max-sm:justify-end! sm:py-1.5">
                  {change && (
                    <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen({ step: 'change', member })}>
                      {t('change')}
                      <span className="sr-only">: {nameOf(member)}</span>
                    </Button>
                  )}
                  {remove && (
                    <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen({ step: 'remove', member })}>
                      {t(self ? 'leave' : 'remove')}
                      <span className="sr-only">: {nameOf(member)}</span>
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {(pages.previous || pages.next) && (
        <Pagination
          label={t('pages')}
          link={Link}
          previous={{ label: c('table.previous'), href: pages.previous }}
          next={{ label: c('table.next'), href: pages.next }}
        />
      )}
      {open?.step === 'change' && <PlaceDialog member={open.member} looker={looker} name={nameOf(open.member)} onClose={close} />}
      {open?.step === 'remove' && (
        <RemoveDialog member={open.member} looker={looker} name={nameOf(open.member)} onClose={close} />
      )}
    </div>
  );
}
