'use client';
import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, memo } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { inputClass } from '@/shared/ui/input';
import { TableCell, TableRow } from '@/shared/ui/table';
import { cellId } from '../check';
import { nameOf, type Row } from '../draft';
import { type Column, cellOf } from '../matrix';
import { canCount } from '../plan';

const WIDTHS: Record<string, string> = {
  option: 'sm:min-w-20',
  title: 'sm:min-w-28',
  sku: 'sm:min-w-32',
  gtin: 'sm:min-w-33',
  weight: 'sm:min-w-16',
  price: 'sm:min-w-20',
  handling: 'sm:min-w-14',
  count: 'sm:min-w-14',
};
const FIGURES = ['weight', 'price', 'handling', 'count'];

/** The kind of a column, without which of them it is. */
const kindOf = (column: Column): string => column.split(':')[0] ?? column;

/** Whether a column has figures, which stand at its right. */
export const isFigures = (column: Column): boolean => FIGURES.includes(kindOf(column));

interface VariantRowProps {
  row: Row;
  index: number;
  columns: readonly Column[];
  words: Record<string, string>;
  /** What is wrong with each cell, a line for each. */
  problems: string;
  own: boolean;
  mayWrite: boolean;
  rivals: boolean;
  last: boolean;
  /** How many rows there are: the keys know where the sheet ends. */
  size: number;
  onCell: (column: Column, text: string) => void;
  onRemove: () => void;
  onPaste: (event: ClipboardEvent, row: string, column: Column) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>, row: string, column: Column) => void;
}

/** One variant: drawn anew only when it changes. */
export const VariantRow = memo(
  function VariantRow(props: VariantRowProps) {
    const { row, index, columns, words, own, mayWrite, rivals, last } = props;
    const [t, locale] = [useTranslations('products'), useLocale()];
    const problems = props.problems.split('\n');
    const name = nameOf(row) || t('cell.row', { number: index + 1 });
    return (
      <TableRow className="align-top">
        {!own && (
          <TableCell label={t('cell.variant')} className="font-medium">
            <span className="max-sm:text-right">
              {name}
              {row.gtin && <span className="figures block font-normal text-muted-foreground text-xs">{row.gtin}</span>}
            </span>
          </TableCell>
        )}
        {rivals && (
          <TableCell numeric label={t('cell.others')} className="whitespace-nowrap">
            {row.others && (
              <span>
                {formatMoney(row.others, locale)}
                <span className="block text-muted-foreground text-xs">{row.others.vendor}</span>
              </span>
            )}
          </TableCell>
        )}
        {columns.map((column, at) => {
          const [kind, problem] = [kindOf(column), problems[at]];
          const id = cellId(row.key, column);
          if (kind === 'count' && !canCount(row)) return <TableCell key={column} />;
          return (
            <TableCell
              key={column}
              label={words[column]}
              className="px-1! sm:py-1.5! sm:first:pl-3! max-sm:px-0! max-sm:items-center"
            >
              <span className={cn('block', WIDTHS[kind], 'max-sm:w-44 max-sm:shrink-0')}>
                <input
                  id={id}
                  aria-label={`${words[column]}, ${name}`}
                  aria-invalid={problem ? true : undefined}
                  aria-describedby={problem ? `${id}-error` : undefined}
                  autoComplete="off"
                  spellCheck={false}
                  inputMode={kind === 'price' ? 'decimal' : FIGURES.includes(kind) ? 'numeric' : undefined}
                  value={cellOf(row, column)}
                  onChange={({ target }) => props.onCell(column, target.value)}
                  onPaste={(event) => props.onPaste(event, row.key, column)}
                  onKeyDown={(event) => props.onKeyDown(event, row.key, column)}
                  className={cn(inputClass, 'h-11 px-2.5', FIGURES.includes(kind) && 'figures text-right')}
                />
                {problem && (
                  <span id={`${id}-error`} className="mt-1 block text-pretty text-danger text-xs">
                    {problem}
                  </span>
                )}
              </span>
            </TableCell>
          );
        })}
        <TableCell label={t('cell.offer')} className="whitespace-nowrap px-2! max-sm:px-0!">
          <span className="max-sm:text-right">
            <OfferBadge row={row} />
            {row.stock !== null && (
              <span className="figures mt-1 block text-muted-foreground text-xs">{t('offer.left', { count: row.stock })}</span>
            )}
          </span>
        </TableCell>
        {own && mayWrite && (
          <TableCell className="px-1! py-1.5! max-sm:justify-end">
            <Button variant="ghost" size="icon" disabled={last} aria-label={t('cell.remove', { name })} onClick={props.onRemove}>
              <Trash2 aria-hidden />
            </Button>
          </TableCell>
        )}
      </TableRow>
    );
  },
  // What is called changes a draft by its own latest state, so that an older one of it does as well.
  (was, now) =>
    was.row === now.row &&
    was.columns === now.columns &&
    was.words === now.words &&
    was.problems === now.problems &&
    was.index === now.index &&
    was.size === now.size &&
    was.last === now.last,
);

/** Whether a row is offered, or will be when it is saved. */
function OfferBadge({ row }: { row: Row }) {
  const t = useTranslations('products.offer');
  const priced = Object.values(row.prices).some((text) => text.trim());
  if (row.offer?.standing)
    return priced ? <Badge tone="success">{t('stands')}</Badge> : <Badge tone="warning">{t('ends')}</Badge>;
  if (priced) return <Badge tone="info">{t('begins')}</Badge>;
  return <span className="text-muted-foreground text-sm">{row.offer ? t('withdrawn') : t('none')}</span>;
}
