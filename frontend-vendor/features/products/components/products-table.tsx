'use client';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ColumnMenu } from '@/components/table/column-menu';
import { useListPlace, useSelection } from '@/components/table/use-kept';
import { Thumb } from '@/components/thumb';
import { keepColumns } from '@/lib/columns';
import { formatDay, formatMoney } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/badge';
import { Checkbox } from '@/shared/ui/checkbox';
import { Pagination } from '@/shared/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { columnsFor, type ListColumn, tableOf } from '../columns';
import { type Listed, STOCK_TONES, type Tab } from '../model';
import { Chosen } from './chosen';
import { StateBadge } from './state-badge';

/** A page of products or offers: rows in a table, cards on a small screen. Products that are chosen are put into the shop or out of it. */
export function ProductsTable({
  list,
  tab,
  rows,
  first,
  mayWrite,
  pages,
}: {
  /** Which list it is, for what is remembered of it. */
  list: string;
  tab: Tab;
  rows: readonly Listed[];
  first: readonly ListColumn[];
  mayWrite: boolean;
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c] = [useTranslations('products'), useTranslations('common')];
  const [columns, setColumns] = useState<readonly ListColumn[]>(first);
  const choosable = mayWrite && tab !== 'offers' ? rows.filter(({ owner }) => !owner).map(({ id }) => id) : [];
  const selection = useSelection(list, choosable);
  useListPlace('/products');
  const has = (column: ListColumn) => columns.includes(column);
  const known = columnsFor(tab);

  return (
    <div className="mt-4 flex flex-col gap-4">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3 max-sm:hidden">
        <Chosen rows={rows} selection={selection} />
        <ColumnMenu
          columns={known}
          shown={columns}
          nameOf={(column) => t(`column.${column}`)}
          onChange={(next) => {
            setColumns(next);
            keepColumns(tableOf(tab), next);
          }}
        />
      </div>
      <ul className="flex flex-col gap-3 sm:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative flex gap-3 rounded-xl border bg-card p-4 has-[a:hover]:bg-muted/60">
            <Thumb url={row.pictureUrl} large />
            <div className="flex min-w-0 flex-1 flex-col gap-1.5">
              <div className="flex items-start justify-between gap-3">
                <Title row={row} cover />
                <StateBadge state={row.state} offer={tab === 'offers'} />
              </div>
              <Detail row={row} />
              <div className="flex items-end justify-between gap-3 text-sm">
                <span className="text-muted-foreground">
                  {row.variants === null ? null : t('variantCount', { count: row.variants })}
                </span>
                <Prices row={row} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className="max-sm:hidden">
        <Table label={t('tableLabel')}>
          <TableHeader>
            <tr>
              {choosable.length > 0 && (
                <TableHead className="w-11 px-1">
                  <Checkbox
                    label={c('table.chooseAll')}
                    labelHidden
                    checked={selection.chosen.length === choosable.length}
                    indeterminate={selection.chosen.length > 0 && selection.chosen.length < choosable.length}
                    onCheckedChange={selection.toggleAll}
                  />
                </TableHead>
              )}
              <TableHead>{t('column.title')}</TableHead>
              <TableHead>{t('column.state')}</TableHead>
              {known.filter(has).map((column) => (
                <TableHead key={column} numeric={column === 'variants' || column === 'price' || column === 'handling'}>
                  {t(`column.${column}`)}
                </TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id} selected={selection.has(row.id)}>
                {choosable.length > 0 && (
                  <TableCell className="px-1 py-0">
                    {choosable.includes(row.id) && (
                      <Checkbox
                        label={c('table.choose', { name: row.title ?? '' })}
                        labelHidden
                        checked={selection.has(row.id)}
                        onCheckedChange={(on) => selection.toggle(row.id, on)}
                      />
                    )}
                  </TableCell>
                )}
                <TableCell className="w-full min-w-56 max-w-0">
                  <span className="flex min-w-0 items-center gap-3">
                    <Thumb url={row.pictureUrl} />
                    <span className="min-w-0">
                      <Title row={row} />
                      <Detail row={row} owner={tab !== 'offers'} />
                    </span>
                  </span>
                </TableCell>
                <TableCell>
                  <StateBadge state={row.state} offer={tab === 'offers'} />
                </TableCell>
                {known.filter(has).map((column) => (
                  <Cell key={column} row={row} column={column} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
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

function Cell({ row, column }: { row: Listed; column: ListColumn }) {
  const [t, locale] = [useTranslations('products'), useLocale()];
  switch (column) {
    case 'variants':
      return <TableCell numeric>{row.variants}</TableCell>;
    case 'price':
      return (
        <TableCell numeric className="whitespace-nowrap font-medium">
          <Prices row={row} />
        </TableCell>
      );
    case 'stock':
      return (
        <TableCell className="whitespace-nowrap">
          <Stock row={row} />
        </TableCell>
      );
    case 'updated':
      return (
        <TableCell className="whitespace-nowrap text-muted-foreground">
          {row.updatedAt && <time dateTime={row.updatedAt}>{formatDay(row.updatedAt, locale)}</time>}
        </TableCell>
      );
    case 'owner':
      return (
        <TableCell>
          <span className="block max-w-36 truncate text-muted-foreground">{row.owner ?? (row.productId ? t('own') : '')}</span>
        </TableCell>
      );
    case 'handling':
      return (
        <TableCell numeric className="whitespace-nowrap">
          {row.handlingDays !== null && t('days', { count: row.handlingDays })}
        </TableCell>
      );
  }
}

function Title({ row, cover = false }: { row: Listed; cover?: boolean }) {
  const t = useTranslations('products');
  if (!row.productId) return <span className="text-muted-foreground text-sm">{row.title ?? t('unknown')}</span>;
  return (
    <Link
      href={`/products/${row.productId}`}
      prefetch={false}
      className={
        cover
          ? 'min-w-0 text-pretty font-semibold text-sm after:absolute after:inset-0 after:rounded-xl'
          : 'block min-h-6 truncate font-semibold leading-6 underline-offset-4 hover:underline'
      }
    >
      {row.title}
    </Link>
  );
}

function Detail({ row, owner = true }: { row: Listed; owner?: boolean }) {
  const t = useTranslations('products');
  const words = [row.detail, owner && row.owner && t('describedBy', { name: row.owner })].filter(Boolean).join(' · ');
  return words ? <span className="block truncate text-muted-foreground text-xs">{words}</span> : null;
}

function Prices({ row: { prices, variants } }: { row: Listed }) {
  const locale = useLocale();
  const [first, ...others] = prices.map((price) => formatMoney(price, locale));
  if (!first) return <span className="font-normal text-muted-foreground">–</span>;
  // A product has the ends of a range, an offer a price in each currency.
  if (variants !== null) return <span className="figures whitespace-nowrap">{[first, ...others].join(' – ')}</span>;
  return (
    <span className="figures">
      {first}
      {others.length > 0 && <span className="block font-normal text-muted-foreground text-xs">{others.join(' · ')}</span>}
    </span>
  );
}

function Stock({ row: { stock } }: { row: Listed }) {
  const [t, locale] = [useTranslations('products.stock'), useLocale()];
  if (!stock) return <span className="text-muted-foreground">–</span>;
  const many = stock.quantity === null ? null : new Intl.NumberFormat(locale).format(stock.quantity);
  if (stock.status === 'IN_STOCK') return <span className="figures">{many ?? t('IN_STOCK')}</span>;
  return (
    <Badge tone={STOCK_TONES[stock.status]} className="figures">
      {t(stock.status)}
      {stock.status === 'LOW' && many && ` · ${many}`}
    </Badge>
  );
}
