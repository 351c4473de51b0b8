import { Boxes } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkTabs } from '@/components/layout/link-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { teamHere } from '@/features/session/data';
import { StockTable } from '@/features/stock/components/stock-table';
import { stockPage } from '@/features/stock/data';
import { isShow, SHOWS, type Show } from '@/features/stock/model';
import { address, around, one, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { Empty } from '@/shared/ui/empty';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock'))('title') };
}

export default async function StockPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role }, t] = [await searchParams, await teamHere(), await getTranslations('stock')];
  if (!may(role, 'STOCK_READ')) return <Denied />;
  const wanted = one(asked, 'show');
  const show: Show = isShow(wanted) ? wanted : 'all';
  const [place, values] = [placeOf(asked), { show: show === 'all' ? null : show }];
  const page = await stockPage(show, place);
  const nothing = page.rows.length === 0 && !page.hasPreviousPage;
  return (
    <>
      <PageHeader title={t('title')} text={t(may(role, 'STOCK_WRITE') ? 'text' : 'textReading')} />
      {!(nothing && show === 'all') && (
        <div className="mb-4">
          <LinkTabs
            label={t('show.label')}
            tabs={SHOWS.map((name) => ({
              href: address('/stock', { show: name === 'all' ? null : name }),
              label: t(`show.${name}`),
              here: name === show,
            }))}
          />
        </div>
      )}
      {nothing ? (
        show === 'all' ? (
          <Empty icon={<Boxes />} title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <Empty icon={<Boxes />} title={t(`fine.${show}.title`)} text={t(`fine.${show}.text`)} />
        )
      ) : (
        <StockTable
          key={address('/stock', { ...values, ...place })}
          rows={page.rows}
          mayWrite={may(role, 'STOCK_WRITE')}
          pages={around('/stock', values, page)}
        />
      )}
    </>
  );
}
