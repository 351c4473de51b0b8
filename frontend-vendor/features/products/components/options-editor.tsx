'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { cellId, fieldId } from '../check';
import { MOST_OPTIONS, MOST_ROWS } from '../draft';
import { focusSoon } from '../focus';
import { combinations, combine, optionsOf } from '../matrix';
import type { Editor } from '../use-editor';

interface Line {
  key: string;
  name: string;
  values: string;
}

const valuesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((value) => value.trim())
      .filter(Boolean),
  ),
];

/** In what the variants of a product differ, and with which values: makes a row of every combination. */
export function OptionsEditor({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations('products.options');
  const [lines, setLines] = useState<Line[]>(() => {
    const known = optionsOf(editor.draft).map(({ name, values }) => ({ key: newKey(), name, values: values.join(', ') }));
    return known.length ? known : [{ key: newKey(), name: '', values: '' }];
  });
  const options = lines
    .map(({ name, values }) => ({ name: name.trim(), values: valuesOf(values) }))
    .filter(({ name, values }) => name && values.length);
  const unnamed = lines.some(({ name, values }) => !name.trim() !== !values.trim());
  const twice = new Set(options.map(({ name }) => name)).size < options.length;
  const count = options.length ? combinations(options).length : 0;
  const change = (key: string, part: Partial<Line>) =>
    setLines((all) => all.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const wrong = unnamed ? t('unnamed') : twice ? t('twice') : count > MOST_ROWS ? t('tooMany', { most: MOST_ROWS }) : null;

  function make() {
    editor.edit((draft) => combine(draft, options, () => `new-${newKey()}`));
    onDone();
    const [first] = editor.draft.rows;
    focusSoon(first && options.length ? cellId(first.key, 'option:0') : fieldId('variants'));
  }

  return (
    <div className="mb-5 flex flex-col gap-4 rounded-lg border bg-muted/50 p-4">
      <ol className="flex flex-col gap-4">
        {lines.map(({ key, name, values }, at) => (
          <li key={key} className="grid gap-3 sm:grid-cols-[12rem_1fr_auto] sm:items-start">
            <Field id={fieldId(`option-${at}`)} label={t('name')} hint={at === 0 ? t('nameHint') : undefined}>
              {(parts) => (
                <Input
                  {...parts}
                  value={name}
                  maxLength={50}
                  autoComplete="off"
                  onChange={({ target }) => change(key, { name: target.value })}
                />
              )}
            </Field>
            <Field label={t('values')} hint={at === 0 ? t('valuesHint') : undefined}>
              {(parts) => (
                <Input
                  {...parts}
                  value={values}
                  autoComplete="off"
                  onChange={({ target }) => change(key, { values: target.value })}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return;
                    event.preventDefault();
                    if (!wrong) make();
                  }}
                />
              )}
            </Field>
            <Button
              variant="ghost"
              size="icon"
              className="sm:mt-6.5"
              aria-label={t('remove', { name: name || String(at + 1) })}
              onClick={() => setLines((all) => all.filter((line) => line.key !== key))}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        {lines.length < MOST_OPTIONS && (
          <Button variant="outline" onClick={() => setLines((all) => [...all, { key: newKey(), name: '', values: '' }])}>
            <Plus aria-hidden />
            {t('another')}
          </Button>
        )}
        <Button onClick={make} disabled={wrong !== null}>
          {count ? t('make', { count }) : t('none')}
        </Button>
        <Button variant="ghost" onClick={onDone}>
          {t('cancel')}
        </Button>
        <p role="status" className="text-danger text-sm">
          {wrong}
        </p>
      </div>
    </div>
  );
}
