import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { ClientCard } from '@/features/keys/components/client-card';
import { CreateButton } from '@/features/keys/components/create-button';
import { EndedList } from '@/features/keys/components/ended-list';
import { answerables, clients } from '@/features/keys/data';
import { hasEnded } from '@/features/keys/model';
import { teamHere } from '@/features/session/data';
import { around, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { Empty } from '@/shared/ui/empty';
import { Pagination } from '@/shared/ui/pagination';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('keys'))('title') };
}

export default async function KeysPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role }, t, c] = await Promise.all([
    searchParams,
    teamHere(),
    getTranslations('keys'),
    getTranslations('common'),
  ]);
  if (!may(role, 'CLIENTS_READ')) return <Denied />;
  const mayWrite = may(role, 'CLIENTS_WRITE');
  const [{ clients: list, pageInfo }, people] = await Promise.all([clients(placeOf(asked)), answerables()]);
  const pages = around('/keys', {}, pageInfo);
  const now = Date.now();
  const live = list.filter((client) => !hasEnded(client, now));
  const ended = list.filter((client) => hasEnded(client, now));
  return (
    <>
      <PageHeader title={t('title')} text={t(mayWrite ? 'text' : 'textReading')} actions={mayWrite && <CreateButton />} />
      {list.length === 0 && !pageInfo.hasPreviousPage ? (
        <Empty icon={<KeyRound />} title={t('empty.title')} text={t(mayWrite ? 'empty.text' : 'empty.textReading')} />
      ) : (
        <div className="flex flex-col gap-6">
          {live.length > 0 ? (
            <ul className="flex flex-col gap-6">
              {live.map((client) => (
                <li key={client.id}>
                  <ClientCard client={client} answerable={people.get(client.answerableId)} mayWrite={mayWrite} now={now} />
                </li>
              ))}
            </ul>
          ) : (
            !pageInfo.hasPreviousPage && <p className="text-muted-foreground text-sm">{t('noneLive')}</p>
          )}
          {ended.length > 0 && <EndedList clients={ended} now={now} />}
        </div>
      )}
      {(pages.previous || pages.next) && (
        <Pagination
          className="mt-6"
          label={t('pages')}
          link={Link}
          previous={{ label: c('table.newer'), href: pages.previous }}
          next={{ label: c('table.older'), href: pages.next }}
        />
      )}
    </>
  );
}
