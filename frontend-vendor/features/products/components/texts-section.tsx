'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import { fieldId } from '../check';
import type { Fields } from '../draft';
import type { Editor } from '../use-editor';
import { Section } from './section';

/** What a product says about itself. */
export function TextsSection({ editor }: { editor: Editor }) {
  const [t, c] = [useTranslations('products'), useTranslations('common')];
  const { title, description, brand } = editor.draft.fields;
  const set = (change: Partial<Fields>) => editor.edit((draft) => ({ ...draft, fields: { ...draft.fields, ...change } }));
  return (
    <Section title={t('texts.title')}>
      <div className="flex flex-col gap-5">
        <Field id={fieldId('title')} label={t('texts.name')} hint={t('texts.nameHint')} error={editor.at(fieldId('title'))}>
          {(parts) => (
            <Input {...parts} value={title} autoComplete="off" onChange={({ target }) => set({ title: target.value })} />
          )}
        </Field>
        <Field
          id={fieldId('description')}
          label={t('texts.description')}
          optional
          optionalLabel={c('optional')}
          error={editor.at(fieldId('description'))}
        >
          {(parts) => (
            <Textarea
              {...parts}
              value={description}
              onChange={({ target }) => set({ description: target.value })}
              className="min-h-40"
            />
          )}
        </Field>
        <Field
          id={fieldId('brand')}
          label={t('texts.brand')}
          optional
          optionalLabel={c('optional')}
          error={editor.at(fieldId('brand'))}
        >
          {(parts) => (
            <Input
              {...parts}
              value={brand}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => set({ brand: target.value })}
              className="sm:w-80"
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
