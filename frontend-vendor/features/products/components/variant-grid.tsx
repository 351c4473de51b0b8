'use client';
import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, memo, useMemo } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { newKey } from '@/shared/lib/key';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { inputClass } from '@/shared/ui/input';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/shared/ui/table';
import { cellId, fieldId } from '../check';
import { emptyRow, nameOf, type Row } from '../draft';
import { focusSoon } from '../focus';
import { type Column, cellOf, paste, step, withCell } from '../matrix';
import { canCount } from '../plan';
import type { Editor } from '../use-editor';

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
const kindOf = (column: Column): string => column.split(':')[0] ?? column;

/** The variants as a sheet: arrows and Enter move between cells, and a part of a spreadsheet can be pasted over it. */
export function VariantGrid({
  editor,
  currencies,
  own,
  mayWrite,
  mayCount,
}: {
  editor: Editor;
  currencies: readonly string[];
  own: boolean;
  mayWrite: boolean;
  mayCount: boolean;
}) {
  const t = useTranslations('products');
  const { rows, options } = editor.draft;
  const named = options.length === 0 ? rows.length > 1 || rows.some(({ title }) => title) : rows.some(({ title }) => title);
  const prices = currencies.map((currency): Column => `price:${currency}`);
  const offered = [...prices, 'handling' as const, ...(mayCount && rows.some(canCount) ? (['count'] as const) : [])];
  const listed = own
    ? [
        ...options.map((_, at): Column => `option:${at}`),
        ...(named ? (['title'] as const) : []),
        'sku' as const,
        'gtin' as const,
        'weight' as const,
        ...offered,
      ]
    : offered;
  const shape = listed.join(' ');
  // The same list as long as it has the same columns: rows that did not change are not drawn anew.
  const columns = useMemo(() => shape.split(' ') as Column[], [shape]);
  const optionNames = options.join('\n');
  const words = useMemo(() => {
    const names = optionNames.split('\n');
    return Object.fromEntries(
      columns.map((column) => {
        const [kind, part = ''] = column.split(':');
        if (kind === 'option') return [column, names[Number(part)] || t('cell.option')];
        return [column, kind === 'price' ? t('cell.price', { currency: part }) : t(`cell.${kind as 'sku'}`)];
      }),
    );
  }, [columns, optionNames, t]);
  const rivals = !own && rows.some(({ others }) => others);

  function onPaste(event: ClipboardEvent, row: string, column: Column) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    editor.edit((draft) => {
      const add = own ? () => emptyRow(`new-${newKey()}`, currencies, draft.options.length) : null;
      return { ...draft, rows: paste(draft.rows, columns, { row, column }, text, add) };
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, row: string, column: Column) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    const caret = { start: whole || selectionEnd === 0, end: whole || selectionStart === value.length };
    const at = { row: rows.findIndex(({ key }) => key === row), column: columns.indexOf(column) };
    const to = step(event.key, at, { rows: rows.length, columns: columns.length }, caret);
    if (event.key === 'Enter') event.preventDefault();
    const [nextRow, nextColumn] = [to && rows[to.row], to && columns[to.column]];
    if (!nextRow || !nextColumn) return;
    event.preventDefault();
    const cell = document.getElementById(cellId(nextRow.key, nextColumn));
    if (cell instanceof HTMLInputElement) {
      cell.focus();
      cell.select();
    }
  }

  return (
    <Table label={t('variants.tableLabel')} stack>
      <TableHeader>
        <tr>
          {!own && <TableHead>{t('cell.variant')}</TableHead>}
          {rivals && <TableHead numeric>{t('cell.others')}</TableHead>}
          {columns.map((column) => (
            <TableHead
              key={column}
              numeric={FIGURES.includes(kindOf(column))}
              className="whitespace-normal! px-2! py-2 first:pl-4!"
            >
              {words[column]}
            </TableHead>
          ))}
          <TableHead className="px-2!">{t('cell.offer')}</TableHead>
          {own && mayWrite && (
            <TableHead className="w-11 px-1!">
              <span className="sr-only">{t('cell.actions')}</span>
            </TableHead>
          )}
        </tr>
      </TableHeader>
      <TableBody>
        {rows.map((row, index) => (
          <VariantRow
            key={row.key}
            row={row}
            index={index}
            columns={columns}
            words={words}
            problems={columns.map((column) => editor.at(cellId(row.key, column)) ?? '').join('\n')}
            own={own}
            mayWrite={mayWrite}
            rivals={rivals}
            last={rows.length === 1}
            onCell={(column, text) =>
              editor.edit((draft) => ({
                ...draft,
                rows: draft.rows.map((one) => (one.key === row.key ? withCell(one, column, text) : one)),
              }))
            }
            onRemove={() => {
              editor.edit((draft) => ({ ...draft, rows: draft.rows.filter(({ key }) => key !== row.key) }));
              focusSoon(fieldId('variants'));
            }}
            onPaste={onPaste}
            onKeyDown={onKeyDown}
            size={rows.length}
          />
        ))}
      </TableBody>
    </Table>
  );
}

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

const VariantRow = memo(
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
