'use client';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useMemo } from 'react';
import { newKey } from '@/shared/lib/key';
import { Table, TableBody, TableHead, TableHeader } from '@/shared/ui/table';
import { cellId, fieldId } from '../check';
import { emptyRow } from '../draft';
import { focusSoon } from '../focus';
import { type Column, paste, step, withCell } from '../matrix';
import { canCount } from '../plan';
import type { Editor } from '../use-editor';
import { isFigures, VariantRow } from './variant-row';

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
            <TableHead key={column} numeric={isFigures(column)} className="whitespace-normal! px-2! py-2 first:pl-4!">
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
