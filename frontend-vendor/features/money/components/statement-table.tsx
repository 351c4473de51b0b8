import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { cn } from '@/shared/lib/cn';
import { formatMoment, formatMoney } from '@/shared/lib/format';
import { Pagination } from '@/shared/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { isAccount } from '../balances';
import type { Entry } from '../data';
import { entryKind } from '../kinds';

/** Everything that moved the vendor's money, the newest first, each with what its account stood at after it. */
export async function StatementTable({
  entries,
  pages,
}: {
  entries: readonly Entry[];
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c, locale] = await Promise.all([getTranslations('money'), getTranslations('common'), getLocale()]);
  if (entries.length === 0) return <p className="text-muted-foreground text-sm">{t('noEntries')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <h2 className="font-semibold text-lg tracking-tight">{t('statement')}</h2>
      <Table label={t('statement')} stack>
        <TableHeader>
          <tr>
            <TableHead>{t('column.at')}</TableHead>
            <TableHead>{t('column.what')}</TableHead>
            <TableHead>{t('column.order')}</TableHead>
            <TableHead>{t('column.account')}</TableHead>
            <TableHead numeric>{t('column.amount')}</TableHead>
            <TableHead numeric>{t('column.balance')}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {entries.map((entry) => {
            const minus = entry.amount.amount.startsWith('-');
            return (
              // The two lines of a move between own accounts share the transfer.
              <TableRow key={`${entry.transferId} ${entry.account}`}>
                <TableCell label={t('column.at')} className="whitespace-nowrap text-muted-foreground">
                  {formatMoment(entry.occurredAt, locale)}
                </TableCell>
                <TableCell label={t('column.what')}>
                  <span className="max-sm:text-right">
                    {t(`kind.${entryKind(entry)}`)}
                    {entry.memo && <span className="block text-muted-foreground text-xs">{entry.memo}</span>}
                  </span>
                </TableCell>
                <TableCell label={t('column.order')}>
                  {entry.vendorOrderId ? (
                    <Link
                      href={`/orders/${entry.vendorOrderId}`}
                      prefetch={false}
                      className="figures inline-flex min-h-6 items-center font-medium underline-offset-4 hover:underline"
                    >
                      {entry.vendorOrderNumber}
                    </Link>
                  ) : (
                    <span className="text-muted-foreground">–</span>
                  )}
                </TableCell>
                <TableCell label={t('column.account')} className="text-muted-foreground">
                  {isAccount(entry.account) ? t(`account.${entry.account}`) : entry.account}
                </TableCell>
                <TableCell
                  numeric
                  label={t('column.amount')}
                  className={cn('whitespace-nowrap font-medium', !minus && 'text-success')}
                >
                  {minus ? '' : '+'}
                  {formatMoney(entry.amount, locale)}
                </TableCell>
                <TableCell numeric label={t('column.balance')} className="whitespace-nowrap">
                  {formatMoney(entry.balance, locale)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {(pages.previous || pages.next) && (
        <Pagination
          label={t('pages')}
          link={Link}
          previous={{ label: c('table.newer'), href: pages.previous }}
          next={{ label: c('table.older'), href: pages.next }}
        />
      )}
    </div>
  );
}
