'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Person } from '@/features/session/data';
import { Skeleton } from '@/shared/ui/skeleton';
import { takeToken } from '../link';
import { Accept } from './accept';
import { Enter } from './enter';
import { Said } from './said';

/** Somebody was asked into a team by letter: whoever they are, the next step is here. */
export function Invitation({ person }: { person: Person | null }) {
  const t = useTranslations('invitation');
  // The secret is behind the address, where no server sees it: it is known once the page is alive.
  const [token, setToken] = useState<string | null>();
  useEffect(() => setToken(takeToken()), []);
  if (token === undefined)
    return (
      <div aria-busy className="flex flex-col gap-4">
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-11 w-full" />
      </div>
    );
  if (token === null) return <Said title={t('none.title')} text={t('none.text')} desk={Boolean(person)} />;
  return person ? <Accept token={token} person={person} /> : <Enter />;
}
