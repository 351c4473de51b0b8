import { Boxes } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { teamHere } from '@/features/session/data';
import { StockTable } from '@/features/stock/components/stock-table';
import { stockPage } from '@/features/stock/data';
import { address, around, placeOf } from '@/lib/paging';
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
  const place = placeOf(asked);
  const page = await stockPage(place);
  return (
    <>
      <PageHeader title={t('title')} text={t(may(role, 'STOCK_WRITE') ? 'text' : 'textReading')} />
      {page.rows.length === 0 && !page.hasPreviousPage ? (
        <Empty icon={<Boxes />} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <StockTable
          key={address('/stock', { ...place })}
          rows={page.rows}
          mayWrite={may(role, 'STOCK_WRITE')}
          pages={around('/stock', {}, page)}
        />
      )}
    </>
  );
}
