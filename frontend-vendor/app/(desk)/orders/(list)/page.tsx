import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { COLUMNS, FIRST } from '@/features/orders/columns';
import { FindOrder } from '@/features/orders/components/find-order';
import { OrderTabs } from '@/features/orders/components/order-tabs';
import { OrdersEmpty } from '@/features/orders/components/orders-empty';
import { OrdersTable } from '@/features/orders/components/orders-table';
import { orderPage } from '@/features/orders/data';
import { isTab, type Tab } from '@/features/orders/model';
import { teamHere } from '@/features/session/data';
import { columnsCookie, columnsOf } from '@/lib/columns';
import { address, around, one, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { Empty } from '@/shared/ui/empty';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title') };
}

export default async function OrdersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, team, t] = [await searchParams, await teamHere(), await getTranslations('orders')];
  if (!may(team.role, 'ORDERS_READ')) return <Denied />;
  const wanted = one(asked, 'tab');
  const number = one(asked, 'number')?.trim();
  const tab: Tab = number ? 'all' : isTab(wanted) ? wanted : 'new';
  const place = placeOf(asked);
  const [page, jar] = [await orderPage(tab, number, place), await cookies()];
  const values = number ? { number } : { tab: tab === 'new' ? null : tab };
  const nothing = page.rows.length === 0 && !page.hasNextPage && !page.hasPreviousPage;
  return (
    <>
      <PageHeader
        title={t('title')}
        text={number ? t('find.found', { number }) : t('text')}
        actions={<FindOrder number={number} />}
      />
      {!number && <OrderTabs tab={tab} />}
      {nothing && number ? (
        <Empty className="mt-6" icon={<SearchX />} title={t('find.none', { number })} />
      ) : nothing ? (
        <OrdersEmpty tab={tab} />
      ) : (
        <OrdersTable
          key={address('/orders', { ...values, ...place })}
          tab={tab}
          rows={page.rows}
          first={columnsOf(jar.get(columnsCookie('orders'))?.value, COLUMNS, FIRST)}
          now={Date.now()}
          mayAccept={may(team.role, 'ORDERS_WRITE')}
          pages={around('/orders', values, page)}
        />
      )}
    </>
  );
}
