'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EditorListsQuery, TaxClass } from '@/lib/graphql/generated/graphql';
import { Field } from '@/shared/ui/field';
import { NativeSelect } from '@/shared/ui/native-select';
import { fieldId } from '../check';
import type { Fields } from '../draft';
import { useCategoriesBelow } from '../hooks';
import type { Editor } from '../use-editor';
import { Section } from './section';

const TAXES: readonly TaxClass[] = ['STANDARD', 'REDUCED', 'ZERO'];

/** Where a product stands in the tree, and how it is taxed. */
export function PlaceSection({ editor, lists, path }: { editor: Editor; lists: EditorListsQuery; path: readonly string[] }) {
  const t = useTranslations('products.place');
  const { taxClass } = editor.draft.fields;
  const set = (change: Partial<Fields>) => editor.edit((draft) => ({ ...draft, fields: { ...draft.fields, ...change } }));
  return (
    <Section title={t('title')}>
      <div className="flex flex-col gap-5">
        <CategoryField
          top={lists.categories}
          path={path}
          value={editor.draft.fields.categoryId}
          error={editor.at(fieldId('categoryId'))}
          onChange={(categoryId) => set({ categoryId })}
        />
        <Field id={fieldId('taxClass')} label={t('tax')} hint={t('taxHint')} error={editor.at(fieldId('taxClass'))}>
          {(parts) => (
            <NativeSelect
              {...parts}
              value={taxClass}
              onChange={({ target }) => set({ taxClass: target.value as Fields['taxClass'] })}
            >
              {taxClass === '' && <option value="">{t('taxOfCategory')}</option>}
              {TAXES.map((name) => (
                <option key={name} value={name}>
                  {t(`taxes.${name}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
    </Section>
  );
}

/** A way down the tree, one choice below the other. */
function CategoryField({
  top,
  path: first,
  value,
  error,
  onChange,
}: {
  top: EditorListsQuery['categories'];
  path: readonly string[];
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}) {
  const t = useTranslations('products.place');
  const [walked, setWalked] = useState(first);
  // What somebody else chose, or what was before, is not on the way that was walked here.
  const path = (walked.at(-1) ?? '') === value ? walked : first.at(-1) === value ? first : value ? [value] : [];
  const choose = (depth: number, id: string) => {
    const next = id ? [...path.slice(0, depth), id] : path.slice(0, depth);
    setWalked(next);
    onChange(next.at(-1) ?? '');
  };
  return (
    <div className="flex flex-col gap-2">
      <Field id={fieldId('categoryId')} label={t('category')} error={error}>
        {(parts) => (
          <NativeSelect {...parts} value={path[0] ?? ''} onChange={({ target }) => choose(0, target.value)}>
            <option value="">{t('none')}</option>
            {top.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {path.map((parent, depth) => (
        <Below key={parent} parent={parent} value={path[depth + 1] ?? ''} onChange={(id) => choose(depth + 1, id)} />
      ))}
    </div>
  );
}

function Below({ parent, value, onChange }: { parent: string; value: string; onChange: (id: string) => void }) {
  const t = useTranslations('products.place');
  const { data: categories = [] } = useCategoriesBelow(parent);
  if (categories.length === 0) return null;
  return (
    <NativeSelect aria-label={t('below')} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('here')}</option>
      {categories.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
