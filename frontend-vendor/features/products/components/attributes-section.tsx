'use client';
import { useTranslations } from 'next-intl';
import type { EditorListsQuery } from '@/lib/graphql/generated/graphql';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { fieldId } from '../check';
import type { Editor } from '../use-editor';
import { Section } from './section';

/** The properties of a product that searches count and filter by. Those that stay empty are not said. */
export function AttributesSection({ editor, lists }: { editor: Editor; lists: EditorListsQuery }) {
  const t = useTranslations('products.attributes');
  if (lists.attributes.length === 0) return null;
  const { attributes } = editor.draft;
  const set = (code: string, value: string) =>
    editor.edit((draft) => ({ ...draft, attributes: { ...draft.attributes, [code]: value } }));
  // A refusal names a value by its place among those that were sent.
  const sent = Object.keys(attributes)
    .filter((code) => attributes[code]?.trim())
    .sort((one, other) => one.localeCompare(other));
  return (
    <Section title={t('title')} text={t('text')}>
      <div className="grid gap-5 sm:grid-cols-2">
        {lists.attributes.map(({ code, name, kind, unit }) => {
          const id = fieldId(`attribute-${sent.includes(code) ? sent.indexOf(code) : code}`);
          return (
            <Field key={code} id={id} label={unit ? `${name} (${unit})` : name} error={editor.at(id)}>
              {(parts) =>
                kind === 'BOOLEAN' ? (
                  <NativeSelect {...parts} value={attributes[code] ?? ''} onChange={({ target }) => set(code, target.value)}>
                    <option value="">{t('unsaid')}</option>
                    <option value="true">{t('yes')}</option>
                    <option value="false">{t('no')}</option>
                  </NativeSelect>
                ) : (
                  <Input
                    {...parts}
                    value={attributes[code] ?? ''}
                    inputMode={kind === 'NUMBER' ? 'decimal' : undefined}
                    maxLength={500}
                    autoComplete="off"
                    onChange={({ target }) => set(code, kind === 'NUMBER' ? target.value.replace(',', '.') : target.value)}
                  />
                )
              }
            </Field>
          );
        })}
      </div>
    </Section>
  );
}
