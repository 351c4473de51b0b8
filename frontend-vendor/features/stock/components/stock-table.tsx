'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Thumb } from '@/components/thumb';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Pagination } from '@/shared/ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import type { Row } from '../data';
import { keyOf, type Level, type Standing, standingOf } from '../model';
import { CountField } from './count-field';

const AdjustDialog = dynamic(() => import('./adjust-dialog').then(({ AdjustDialog }) => AdjustDialog), { ssr: false });

const TONES: Record<Exclude<Standing, 'fine'>, Tone> = { out: 'danger', low: 'warning' };

/** A page of the shelf: what is there, what of it is promised, and what can still be sold. */
export function StockTable({
  rows,
  mayWrite,
  pages,
}: {
  rows: readonly Row[];
  mayWrite: boolean;
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c, format] = [useTranslations('stock'), useTranslations('common'), useFormatter()];
  const [changed, setChanged] = useState<Record<string, Level>>({});
  const [adjusting, setAdjusting] = useState<Row | null>(null);
  const now = rows.map((row) => ({ row, level: newer(row, changed[keyOf(row)]) }));
  const change = (level: Level) => setChanged((all) => ({ ...all, [keyOf(level)]: level }));
  const warehouses = new Set(rows.map(({ warehouse }) => warehouse?.id)).size > 1;
  const open = adjusting && now.find(({ level }) => keyOf(level) === keyOf(adjusting));
  const nameOf = ({ variant }: Row) => [variant?.product?.title ?? t('unknown'), variant?.title].filter(Boolean).join(', ');
  return (
    <div className="flex flex-col gap-4">
      <Table label={t('tableLabel')} stack>
        <TableHeader>
          <tr>
            <TableHead>{t('column.item')}</TableHead>
            {warehouses && <TableHead>{t('column.warehouse')}</TableHead>}
            <TableHead numeric>{t('column.available')}</TableHead>
            <TableHead numeric>{t('column.reserved')}</TableHead>
            <TableHead numeric>{t('column.allocated')}</TableHead>
            <TableHead numeric>{t('column.onHand')}</TableHead>
            {mayWrite && (
              <TableHead>
                <span className="sr-only">{t('column.actions')}</span>
              </TableHead>
            )}
          </tr>
        </TableHeader>
        <TableBody>
          {now.map(({ row, level }) => {
            const { variant } = row;
            const standing = standingOf(level);
            return (
              <TableRow key={keyOf(level)}>
                <TableCell>
                  <span className="flex min-w-0 items-center gap-3">
                    <Thumb url={variant?.product?.pictureUrl ?? null} />
                    <span className="min-w-0">
                      <span className="line-clamp-2 max-w-72 text-pretty font-medium">
                        {variant?.product?.title ?? t('unknown')}
                      </span>
                      <span className="block text-muted-foreground text-xs">
                        {variant?.title && <>{variant.title} · </>}
                        <span className="figures">{variant?.sku ?? level.variantId}</span>
                      </span>
                    </span>
                  </span>
                </TableCell>
                {warehouses && <TableCell label={t('column.warehouse')}>{level.warehouse?.name}</TableCell>}
                <TableCell numeric label={t('column.available')}>
                  <span className="inline-flex items-center gap-2">
                    {standing !== 'fine' && <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>}
                    {format.number(level.available)}
                  </span>
                </TableCell>
                <TableCell numeric label={t('column.reserved')} className={level.reserved ? '' : 'text-muted-foreground'}>
                  {format.number(level.reserved)}
                </TableCell>
                <TableCell numeric label={t('column.allocated')} className={level.allocated ? '' : 'text-muted-foreground'}>
                  {format.number(level.allocated)}
                </TableCell>
                <TableCell numeric label={t('column.onHand')} className="max-sm:items-center sm:py-1.5">
                  {mayWrite ? (
                    <CountField level={level} name={nameOf(row)} onChange={change} />
                  ) : (
                    <span className="font-medium">{format.number(level.onHand)}</span>
                  )}
                </TableCell>
                {mayWrite && (
                  <TableCell className="text-right max-sm:justify-end!">
                    <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setAdjusting(row)}>
                      {t('adjust')}
                      <span className="sr-only">: {nameOf(row)}</span>
                    </Button>
                  </TableCell>
                )}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {(pages.previous || pages.next) && (
        <Pagination
          label={t('pages')}
          link={Link}
          previous={{ label: c('table.previous'), href: pages.previous }}
          next={{ label: c('table.next'), href: pages.next }}
        />
      )}
      {open && <AdjustDialog level={open.level} name={nameOf(open.row)} onChange={change} onClose={() => setAdjusting(null)} />}
    </div>
  );
}

function newer(read: Level, changed: Level | undefined): Level {
  return changed && changed.version >= read.version ? changed : read;
}
