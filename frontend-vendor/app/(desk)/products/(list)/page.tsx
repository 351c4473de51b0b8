import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { columnsFor, tableOf } from '@/features/products/columns';
import { ProductSearch } from '@/features/products/components/product-search';
import { ProductTabs } from '@/features/products/components/product-tabs';
import { ProductsEmpty } from '@/features/products/components/products-empty';
import { ProductsTable } from '@/features/products/components/products-table';
import { listPage, searchPage } from '@/features/products/data';
import { isTab, type Tab } from '@/features/products/model';
import { teamHere } from '@/features/session/data';
import { columnsCookie, columnsOf } from '@/lib/columns';
import { address, around, one, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';
import { buttonClass } from '@/shared/ui/button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products'))('title') };
}

export default async function ProductsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, team, t] = [await searchParams, await teamHere(), await getTranslations('products')];
  if (!may(team.role, 'CATALOGUE_READ')) return <Denied />;
  const mayWrite = may(team.role, 'CATALOGUE_WRITE');
  const wanted = one(asked, 'tab');
  const query = one(asked, 'q')?.trim().slice(0, 200) ?? '';
  const tab: Tab = !query && isTab(wanted) ? wanted : 'all';
  const place = placeOf(asked);
  const page = query ? await searchPage(query, place, team.id) : await listPage(tab, place, team.id);
  const jar = await cookies();
  const values = query ? { q: query } : { tab: tab === 'all' ? null : tab };
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <>
            <ProductSearch query={query} />
            {mayWrite && (
              <Link href="/products/new" prefetch={false} className={buttonClass()}>
                <Plus aria-hidden />
                {t('new')}
              </Link>
            )}
          </>
        }
      />
      <ProductTabs tab={query ? null : tab} />
      {query && <p className="mt-4 text-muted-foreground text-sm">{t('search.note', { query })}</p>}
      {page.rows.length === 0 && !page.hasNextPage && !page.hasPreviousPage ? (
        <ProductsEmpty tab={query ? 'search' : tab} mayWrite={mayWrite} />
      ) : (
        <ProductsTable
          key={address('/products', { ...values, ...place })}
          list={`products ${query ? 'search' : tab}`}
          tab={tab}
          rows={page.rows}
          first={columnsOf(jar.get(columnsCookie(tableOf(tab)))?.value, columnsFor(tab))}
          mayWrite={mayWrite}
          pages={around('/products', values, page)}
        />
      )}
    </>
  );
}
