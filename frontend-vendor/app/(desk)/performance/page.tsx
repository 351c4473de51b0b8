import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { PartFailure } from '@/components/states/part-failure';
import { Hints } from '@/features/performance/components/hints';
import { RulesCard } from '@/features/performance/components/rules-card';
import { ScoreCard } from '@/features/performance/components/score-card';
import { StrikeList } from '@/features/performance/components/strike-list';
import { strikes, wholeScore } from '@/features/performance/data';
import { teamHere } from '@/features/session/data';
import { attempt } from '@/lib/attempt';
import { around, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { Alert } from '@/shared/ui/alert';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('performance'))('title') };
}

export default async function PerformancePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role, name }, t] = [await searchParams, await teamHere(), await getTranslations('performance')];
  if (!may(role, 'STORE_READ')) return <Denied />;
  const [score, told] = await Promise.all([attempt(wholeScore), attempt(() => strikes(placeOf(asked)))]);
  const list = told.data;
  return (
    <>
      <PageHeader title={t('title')} text={t('text', { name })} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {score.data?.suspended && (
            <Alert tone="danger" title={t('suspended')}>
              {t('suspendedText')}
            </Alert>
          )}
          {score.data ? <ScoreCard score={score.data.score} /> : <PartFailure requestId={score.failure.requestId} />}
          {list ? (
            <StrikeList
              strikes={list.nodes}
              counting={list.counting}
              most={score.data?.score.rules.strikes ?? null}
              mayWrite={may(role, 'STORE_WRITE')}
              now={Date.now()}
              pages={around('/performance', {}, list.pageInfo)}
            />
          ) : (
            <PartFailure requestId={told.failure?.requestId} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {score.data && <Hints score={score.data.score} />}
          {score.data && <RulesCard score={score.data.score} />}
        </div>
      </div>
    </>
  );
}
