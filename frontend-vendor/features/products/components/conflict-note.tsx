'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { nameOf } from '../draft';
import type { Clash } from '../merge';
import type { Editor } from '../use-editor';

/** Somebody else saved meanwhile: theirs beside mine, for everything that we both changed. Nothing was written over. */
export function ConflictNote({ editor }: { editor: Editor }) {
  const t = useTranslations('products.conflict');
  const box = useRef<HTMLDivElement>(null);
  const { conflict, tries } = editor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each meeting is told anew
  useEffect(() => box.current?.focus(), [tries]);
  if (!conflict) return null;
  const { clashes, choice, adopted } = conflict;
  return (
    <Alert
      ref={box}
      tone="warning"
      role="alert"
      tabIndex={-1}
      title={t('title')}
      action={
        <>
          <Button size="sm" busy={editor.busy} onClick={() => editor.save()}>
            {t('save')}
          </Button>
          <Button size="sm" variant="outline" onClick={editor.settle}>
            {t('look')}
          </Button>
        </>
      }
    >
      <p>{clashes.length ? t('text', { count: clashes.length }) : t('textNone')}</p>
      {adopted > 0 && <p>{t('adopted', { count: adopted })}</p>}
      {clashes.length > 0 && (
        <ul className="mt-3 flex flex-col gap-3">
          {clashes.map((clash) => (
            <ClashRow key={clash.path} clash={clash} editor={editor} chosen={choice[clash.path] ?? 'mine'} />
          ))}
        </ul>
      )}
    </Alert>
  );
}

function ClashRow({ clash, editor, chosen }: { clash: Clash; editor: Editor; chosen: 'mine' | 'theirs' }) {
  const t = useTranslations('products.conflict');
  const name = useName(editor)(clash.path);
  return (
    <li className="rounded-lg border bg-card p-3">
      <fieldset>
        <legend className="float-left mb-2 w-full font-medium">{name}</legend>
        <div className="clear-both grid gap-2 sm:grid-cols-2">
          {(['theirs', 'mine'] as const).map((side) => (
            <label
              key={side}
              className={cn(
                'flex min-h-11 cursor-pointer gap-3 rounded-md border p-3 has-focus-visible:outline-2 has-focus-visible:outline-ring',
                chosen === side ? 'border-primary bg-accent' : 'bg-card hover:bg-muted',
              )}
            >
              <input
                type="radio"
                name={clash.path}
                checked={chosen === side}
                onChange={() => editor.choose(clash.path, side)}
                className="mt-1 size-4 shrink-0 accent-primary outline-none"
              />
              <span className="min-w-0">
                <span className="block font-medium text-xs">{t(side)}</span>
                <span className="line-clamp-4 whitespace-pre-wrap break-words">
                  <Value path={clash.path} value={clash[side]} />
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

/** What a part of a product is called. */
function useName(editor: Editor) {
  const t = useTranslations('products');
  return (path: string): string => {
    const [kind, key = '', column = ''] = path.split(/[ .]/);
    if (kind === 'fields') return t(`part.${key as 'title'}`);
    if (kind === 'attributes') return t('part.attribute', { name: key });
    if (kind === 'pictures') return t('part.pictures');
    const row = editor.draft.rows.find((one) => one.key === key);
    const [cell, part = ''] = column.split(':');
    const words =
      cell === 'option'
        ? (editor.draft.options[Number(part)] ?? '')
        : cell === 'price'
          ? t('cell.price', { currency: part })
          : t(`cell.${cell as 'sku'}`);
    return `${row ? nameOf(row) : ''}: ${words}`;
  };
}

function Value({ path, value }: { path: string; value: string }) {
  const t = useTranslations('products');
  if (path === 'pictures') return t('conflict.pictures', { count: JSON.parse(value).length });
  if (!value) return <span className="text-muted-foreground">{t('conflict.nothing')}</span>;
  if (path === 'fields.state') return t(`state.${value as 'ACTIVE'}`);
  if (path === 'fields.taxClass') return t(`place.taxes.${value as 'STANDARD'}`);
  if (path === 'fields.categoryId') return t('conflict.category');
  return value;
}
