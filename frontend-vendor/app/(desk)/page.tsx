import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Balances } from '@/features/overview/components/balances';
import { Sales } from '@/features/overview/components/sales';
import { Score } from '@/features/overview/components/score';
import { SectionSkeleton } from '@/features/overview/components/section';
import { Todos } from '@/features/overview/components/todos';
import { teamHere } from '@/features/session/data';
import { one } from '@/lib/paging';
import { may } from '@/lib/places';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role, name }, t] = [await searchParams, await teamHere(), await getTranslations('overview')];
  return (
    <>
      <PageHeader title={t('title')} text={t('text', { name })} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Suspense fallback={<SectionSkeleton rows={3} />}>
            <Todos role={role} />
          </Suspense>
          {may(role, 'ORDERS_READ') && (
            <Suspense fallback={<SectionSkeleton rows={2} tall />}>
              <Sales currency={one(asked, 'currency')} />
            </Suspense>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {may(role, 'LEDGER_READ') && (
            <Suspense fallback={<SectionSkeleton rows={2} />}>
              <Balances />
            </Suspense>
          )}
          {may(role, 'STORE_READ') && (
            <Suspense fallback={<SectionSkeleton rows={4} />}>
              <Score />
            </Suspense>
          )}
        </div>
      </div>
    </>
  );
}
