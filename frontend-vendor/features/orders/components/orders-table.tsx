'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChosenBar } from '@/components/table/chosen-bar';
import { ColumnMenu } from '@/components/table/column-menu';
import { useListPlace, useSelection } from '@/components/table/use-kept';
import { Age } from '@/components/time/age';
import { Deadline } from '@/components/time/deadline';
import { keepColumns } from '@/lib/columns';
import { formatMoney } from '@/shared/lib/format';
import { Button, buttonClass } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Pagination } from '@/shared/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { COLUMNS, type Column } from '../columns';
import type { OrderRow } from '../data';
import { useArrivals } from '../hooks';
import { stageOf, type Tab, waits } from '../model';
import { useAcceptMany } from '../use-accept-many';
import { StageBadge } from './stage-badge';

/** So many slips are printed at once. */
const MOST_SLIPS = 50;

/** A page of orders: rows in a table, cards on a small screen. What is chosen can be accepted, and its slips printed. */
export function OrdersTable({
  tab,
  rows,
  first,
  now,
  mayAccept,
  pages,
}: {
  tab: Tab;
  rows: readonly OrderRow[];
  first: readonly Column[];
  now: number;
  mayAccept: boolean;
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c, locale] = [useTranslations('orders'), useTranslations('common'), useLocale()];
  const [columns, setColumns] = useState<readonly Column[]>(first);
  const ids = rows.map(({ id }) => id);
  const selection = useSelection(`orders ${tab}`, ids);
  useListPlace('/orders');
  const has = (column: Column) => columns.includes(column);
  const parts = (row: OrderRow) => ({
    row,
    stage: stageOf(row),
    buyer: row.shippingAddress?.name ?? t('forgotten'),
    total: formatMoney(row.total.gross, locale),
  });

  return (
    <div className="mt-4 flex flex-col gap-4">
      <News tab={tab} rows={rows} />
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3 max-sm:hidden">
        <Chosen rows={rows} selection={selection} mayAccept={mayAccept} />
        <ColumnMenu
          columns={COLUMNS}
          shown={columns}
          nameOf={(column) => t(`column.${column}`)}
          onChange={(next) => {
            setColumns(next);
            keepColumns('orders', next);
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className="rounded-xl border border-dashed px-6 py-12 text-center text-muted-foreground text-sm">{t('pageEmpty')}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-3 sm:hidden">
            {rows.map(parts).map(({ row, stage, buyer, total }) => (
              <li key={row.id} className="relative flex flex-col gap-2 rounded-xl border bg-card p-4 has-[a:hover]:bg-muted/60">
                <div className="flex items-center justify-between gap-3">
                  <Link
                    href={`/orders/${row.id}`}
                    prefetch={false}
                    className="figures font-semibold after:absolute after:inset-0 after:rounded-xl"
                  >
                    {row.number}
                  </Link>
                  <StageBadge stage={stage} />
                </div>
                <p className="text-sm">
                  <Items lines={row.lines} />
                </p>
                <div className="flex items-end justify-between gap-3 text-muted-foreground text-sm">
                  <span className="min-w-0">
                    <span className="block truncate">{buyer}</span>
                    {waits(stage) && row.shipBy ? (
                      <Deadline at={row.shipBy} now={now} />
                    ) : (
                      row.placedAt && <Age at={row.placedAt} now={now} />
                    )}
                  </span>
                  <span className="figures font-semibold text-foreground">{total}</span>
                </div>
              </li>
            ))}
          </ul>
          <div className="max-sm:hidden">
            <Table label={t('tableLabel')}>
              <TableHeader>
                <tr>
                  <TableHead className="w-11 px-1">
                    <Checkbox
                      label={c('table.chooseAll')}
                      labelHidden
                      checked={selection.chosen.length === rows.length}
                      indeterminate={selection.chosen.length > 0 && selection.chosen.length < rows.length}
                      onCheckedChange={selection.toggleAll}
                    />
                  </TableHead>
                  <TableHead>{t('column.number')}</TableHead>
                  <TableHead>{t('column.stage')}</TableHead>
                  {has('placed') && <TableHead>{t('column.placed')}</TableHead>}
                  {has('shipBy') && <TableHead>{t('column.shipBy')}</TableHead>}
                  {has('buyer') && <TableHead>{t('column.buyer')}</TableHead>}
                  {has('items') && <TableHead>{t('column.items')}</TableHead>}
                  {has('delivery') && <TableHead>{t('column.delivery')}</TableHead>}
                  {has('total') && <TableHead numeric>{t('column.total')}</TableHead>}
                </tr>
              </TableHeader>
              <TableBody>
                {rows.map(parts).map(({ row, stage, buyer, total }) => (
                  <TableRow key={row.id} selected={selection.has(row.id)}>
                    <TableCell className="px-1 py-0">
                      <Checkbox
                        label={c('table.choose', { name: row.number })}
                        labelHidden
                        checked={selection.has(row.id)}
                        onCheckedChange={(on) => selection.toggle(row.id, on)}
                      />
                    </TableCell>
                    <TableCell>
                      <Link
                        href={`/orders/${row.id}`}
                        prefetch={false}
                        className="figures inline-flex min-h-6 items-center whitespace-nowrap font-semibold underline-offset-4 hover:underline"
                      >
                        {row.number}
                      </Link>
                    </TableCell>
                    <TableCell>
                      <StageBadge stage={stage} />
                    </TableCell>
                    {has('placed') && <TableCell>{row.placedAt && <Age at={row.placedAt} now={now} />}</TableCell>}
                    {has('shipBy') && (
                      <TableCell>{waits(stage) && row.shipBy && <Deadline at={row.shipBy} now={now} />}</TableCell>
                    )}
                    {has('buyer') && (
                      <TableCell>
                        <span className="block max-w-36 truncate">{buyer}</span>
                        {row.shippingAddress && (
                          <span className="block max-w-36 truncate text-muted-foreground text-xs">
                            {row.shippingAddress.city}, {row.shippingAddress.country}
                          </span>
                        )}
                      </TableCell>
                    )}
                    {has('items') && (
                      <TableCell className="w-full min-w-36 max-w-0">
                        <Items lines={row.lines} />
                      </TableCell>
                    )}
                    {has('delivery') && (
                      <TableCell>
                        <span className="block max-w-28 truncate text-muted-foreground">{row.delivery.name}</span>
                      </TableCell>
                    )}
                    {has('total') && (
                      <TableCell numeric className="whitespace-nowrap font-medium">
                        {total}
                        {row.refunded.minor !== '0' && (
                          <span className="block font-normal text-muted-foreground text-xs">
                            {t('refundedOf', { amount: formatMoney(row.refunded, locale) })}
                          </span>
                        )}
                      </TableCell>
                    )}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </>
      )}
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

/** What is in an order: its first line, and how many more there are. */
function Items({ lines }: Pick<OrderRow, 'lines'>) {
  const t = useTranslations('orders');
  const [line] = lines;
  if (!line) return null;
  return (
    <>
      <span className="block truncate">
        {line.quantity} × {line.title}
        {line.variantTitle && <span className="text-muted-foreground"> {line.variantTitle}</span>}
      </span>
      {lines.length > 1 && (
        <span className="block text-muted-foreground text-xs">{t('itemsMore', { count: lines.length - 1 })}</span>
      )}
    </>
  );
}

/** Orders that came in since this page was made. */
function News({ tab, rows }: { tab: Tab; rows: readonly OrderRow[] }) {
  const [t, router] = [useTranslations('orders'), useRouter()];
  const arrivals = useArrivals();
  // Those that were heard of before the page was made are in its list, on this page or another.
  const [known] = useState(() => new Set(arrivals.map(({ id }) => id)));
  const news = arrivals.filter(({ id }) => !known.has(id) && !rows.some((row) => row.id === id));
  if (tab !== 'new' && tab !== 'all') return null;
  return (
    <div role="status" className={news.length ? '' : 'sr-only'}>
      {news.length > 0 && (
        <p className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-info/30 bg-info-soft px-4 py-2 font-medium text-info text-sm">
          {t('news', { count: news.length })}
          <Button
            size="sm"
            variant="outline"
            onClick={() => {
              for (const { id } of arrivals) known.add(id);
              router.push(tab === 'all' ? '/orders?tab=all' : '/orders');
              router.refresh();
            }}
          >
            {t('newsShow')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** What can be done with the orders that are chosen. */
function Chosen({
  rows,
  selection,
  mayAccept,
}: {
  rows: readonly OrderRow[];
  selection: ReturnType<typeof useSelection>;
  mayAccept: boolean;
}) {
  const t = useTranslations('orders');
  const acceptable = rows.filter((row) => selection.chosen.includes(row.id) && stageOf(row) === 'new');
  const { accept, busy, report } = useAcceptMany(selection.clear);
  return (
    <ChosenBar
      selection={selection}
      failed={t('acceptFailed', { count: report.length })}
      refusals={report.map(({ number, message }) => ({ name: number, message }))}
    >
      {mayAccept && acceptable.length > 0 && (
        <Button size="sm" busy={busy} onClick={() => accept(acceptable)}>
          {t('acceptChosen', { count: acceptable.length })}
        </Button>
      )}
      <a
        href={`/slips?ids=${selection.chosen.slice(0, MOST_SLIPS).join(',')}`}
        target="_blank"
        rel="noopener"
        className={buttonClass({ variant: 'outline', size: 'sm' })}
      >
        {t('slipsChosen')}
      </a>
    </ChosenBar>
  );
}
