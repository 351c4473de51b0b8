import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from '@/components/layout/account-menu';
import { Reload } from '@/components/states/reload';
import { buttonClass } from '@/shared/ui/button';
import type { Person, Team } from '../data';
import { TeamButtons } from './team-buttons';

/** A page with one thing to say, in place of the desk. */
async function Bare({ person, title, text, children }: { person?: Person; title: string; text: string; children?: ReactNode }) {
  const t = await getTranslations('common');
  return (
    <div className="flex flex-1 flex-col">
      <header className="flex h-16 items-center justify-between gap-4 border-b px-4 sm:px-6">
        <p className="font-semibold text-lg tracking-tight">{t('brand')}</p>
        {person && <AccountMenu {...person} />}
      </header>
      <main id="content" className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center gap-6 px-4 py-12">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
          <p className="mt-2 text-muted-foreground leading-7">{text}</p>
        </div>
        {children}
      </main>
    </div>
  );
}

/** The API does not answer. Nobody is signed out by it. */
export async function Unavailable({ requestId }: { requestId: string | undefined }) {
  const t = await getTranslations('common');
  return (
    <Bare title={t('gate.unavailable.title')} text={t('gate.unavailable.text')}>
      <div>
        <Reload />
      </div>
      {requestId && <p className="figures text-muted-foreground text-sm">{t('failure.reference', { id: requestId })}</p>}
    </Bare>
  );
}

/** Their place in the team takes a second factor, and none was shown in this session. */
export async function FactorNeeded({ person }: { person: Person }) {
  const t = await getTranslations('common.gate.factor');
  return <Bare person={person} title={t('title')} text={t('text')} />;
}

/** They belong to no team: they apply for one of their own, or wait to be asked into another. */
export async function NoTeam({ person }: { person: Person }) {
  const t = await getTranslations('common.gate.none');
  return (
    <Bare person={person} title={t('title')} text={t('text', { email: person.email })}>
      <Link href="/apply" prefetch={false} className={buttonClass({})}>
        {t('apply')}
      </Link>
      <p className="border-t pt-6 text-muted-foreground text-sm leading-6">{t('invited')}</p>
    </Bare>
  );
}

/** They belong to several teams and have not said for which they work, or for one that they left. */
export async function TeamChoice({ person, teams }: { person: Person; teams: readonly Team[] }) {
  const t = await getTranslations('common.gate.choice');
  return (
    <Bare person={person} title={t('title')} text={t('text')}>
      <TeamButtons teams={teams} />
    </Bare>
  );
}
