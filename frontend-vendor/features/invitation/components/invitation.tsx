'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { failureOf } from '@/components/forms/use-submit';
import type { Person } from '@/features/session/data';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Button } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { type Preview, preview } from '../hooks';
import { forgetToken, standOf, takeToken } from '../link';
import { Accept } from './accept';
import { Enter } from './enter';
import { Said } from './said';

type Known = { kind: 'asked'; token: string; invitation: Preview } | { kind: 'none' } | { kind: 'failed'; failure: ApiError };

/** What the link that led here is for. The secret is behind the address, where no server sees it: the browser alone asks. */
async function read(): Promise<Known> {
  const token = takeToken();
  if (!token) return { kind: 'none' };
  try {
    const invitation = await preview(token);
    return invitation ? { kind: 'asked', token, invitation } : { kind: 'none' };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

/** Somebody was asked into a team by letter: whoever they are, the next step is here. */
export function Invitation({ person }: { person: Person | null }) {
  const [t, c] = [useTranslations('invitation'), useTranslations('common')];
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (known) return;
    let here = true;
    read().then((answer) => here && setKnown(answer));
    return () => {
      here = false;
    };
  }, [known]);
  if (!known)
    return (
      <div aria-busy className="flex flex-col gap-4">
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-56 w-full" />
        <Skeleton className="h-11 w-full" />
      </div>
    );
  if (known.kind === 'none') return <Said title={t('none.title')} text={t('none.text')} desk={Boolean(person)} />;
  if (known.kind === 'failed')
    return (
      <div className="flex flex-col gap-5">
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <FailureNote failure={known.failure} />
        <Button onClick={() => setKnown(null)}>{c('retry')}</Button>
      </div>
    );
  const { token, invitation } = known;
  const stand = standOf(invitation, Date.now());
  if (stand !== 'OPEN') return <Ended stand={stand} invitation={invitation} desk={Boolean(person)} />;
  return person ? <Accept token={token} person={person} invitation={invitation} /> : <Enter invitation={invitation} />;
}

function Ended({
  stand,
  invitation: { vendorName: name },
  desk,
}: {
  stand: 'ACCEPTED' | 'WITHDRAWN' | 'EXPIRED';
  invitation: Preview;
  desk: boolean;
}) {
  const t = useTranslations('invitation');
  useEffect(forgetToken, []);
  return (
    <Said
      title={t(`ended.${stand}.title`, { name })}
      text={t(`ended.${stand}.text`, { name })}
      desk={desk || stand === 'ACCEPTED'}
    />
  );
}
