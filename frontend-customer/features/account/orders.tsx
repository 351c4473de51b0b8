import { useTranslations } from 'next-intl';
import type { Locale } from '@/i18n/markets';
import { Link } from '@/i18n/navigation';
import type { AccountOrdersQuery } from '@/lib/graphql/generated/graphql';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import { Pagination } from '@/shared/ui/pagination';
import { OrderCards } from './order-cards';
import { PageHead } from './page-head';

/** All orders, the newest first, page by page. */
export function Orders({ page, locale }: { page: AccountOrdersQuery['myOrders']; locale: Locale }) {
  const t = useTranslations('account.orders');
  const { nodes, pageInfo, totalCount } = page;
  const to = (side: 'after' | 'before', cursor: string | null) =>
    cursor ? `/account/orders?${side}=${encodeURIComponent(cursor)}` : null;
  return (
    <>
      <PageHead
        title={t('title')}
        text={totalCount && totalCount.value > 0 ? t('count', { count: totalCount.value }) : undefined}
      />
      {nodes.length > 0 ? (
        <OrderCards orders={nodes} locale={locale} />
      ) : (
        <Empty
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Link href="/" className={buttonClass({})}>
              {t('look')}
            </Link>
          }
        />
      )}
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <Pagination
          label={t('pages')}
          link={Link}
          previous={{ label: t('newer'), href: pageInfo.hasPreviousPage ? to('before', pageInfo.startCursor) : null }}
          next={{ label: t('older'), href: pageInfo.hasNextPage ? to('after', pageInfo.endCursor) : null }}
        />
      )}
    </>
  );
}
