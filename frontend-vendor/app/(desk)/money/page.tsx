import { Download, Wallet } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkTabs } from '@/components/layout/link-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { BalanceCards } from '@/features/money/components/balance-cards';
import { StatementTable } from '@/features/money/components/statement-table';
import { balances, statement } from '@/features/money/data';
import { teamHere } from '@/features/session/data';
import { address, around, one, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('money'))('title') };
}

export default async function MoneyPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role }, t] = [await searchParams, await teamHere(), await getTranslations('money')];
  if (!may(role, 'LEDGER_READ')) return <Denied />;
  const all = await balances();
  const wanted = one(asked, 'currency');
  const chosen = all.find(({ currency }) => currency === wanted) ?? all[0];
  if (!chosen)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <Empty icon={<Wallet />} title={t('empty.title')} text={t('empty.text')} />
      </>
    );
  const { currency } = chosen;
  const place = placeOf(asked);
  const page = await statement(currency, place);
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <a href={address('/money/csv', { currency, ...place })} download className={buttonClass({ variant: 'outline' })}>
            <Download aria-hidden />
            {t('csv')}
          </a>
        }
      />
      <div className="flex flex-col gap-6">
        {all.length > 1 && (
          <LinkTabs
            label={t('currency')}
            tabs={all.map(({ currency: code }) => ({
              href: address('/money', { currency: code }),
              label: code,
              here: code === currency,
            }))}
          />
        )}
        <BalanceCards balances={chosen} />
        <StatementTable entries={page.nodes} pages={around('/money', { currency }, page.pageInfo)} />
      </div>
    </>
  );
}
