'use client';
import { useTranslations } from 'next-intl';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import type { Front } from '../data';
import { changeVendor } from '../hooks';

/** What buyers read about the vendor, and where it is reached. */
export function ProfileForm({ vendor }: { vendor: Front }) {
  const [t, c, key] = [useTranslations('shopfront.profile'), useTranslations('common'), useKey()];
  return (
    <VersionedForm
      version={vendor.version}
      fields={['name', 'slug', 'email', 'description', 'about']}
      words={{
        'VALIDATION_FAILED@name': t('nameMissing'),
        'VALIDATION_FAILED@slug': t('slugWrong'),
        'STATE_CONFLICT@slug': t('slugTaken'),
        'VALIDATION_FAILED@email': t('emailWrong'),
      }}
      save={async (values, expectedVersion) => {
        const input = {
          name: textOf(values, 'name'),
          slug: textOf(values, 'slug'),
          email: textOf(values, 'email'),
          description: textOf(values, 'description'),
          about: textOf(values, 'about'),
          expectedVersion,
        };
        return (await changeVendor({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('name')} error={at('name')}>
              {(parts) => <Input {...parts} name="name" defaultValue={vendor.name} maxLength={100} autoComplete="organization" />}
            </Field>
            <Field label={t('slug')} hint={t('slugHint')} error={at('slug')}>
              {(parts) => (
                <Input {...parts} name="slug" defaultValue={vendor.slug} maxLength={80} autoComplete="off" spellCheck={false} />
              )}
            </Field>
          </div>
          <Field label={t('email')} hint={t('emailHint')} error={at('email')}>
            {(parts) => (
              <Input
                {...parts}
                name="email"
                type="email"
                defaultValue={vendor.email ?? ''}
                autoComplete="email"
                spellCheck={false}
              />
            )}
          </Field>
          <Field
            label={t('description')}
            hint={t('descriptionHint')}
            optional
            optionalLabel={c('optional')}
            error={at('description')}
          >
            {(parts) => <Textarea {...parts} name="description" defaultValue={vendor.description} maxLength={5000} />}
          </Field>
          <Field label={t('about')} hint={t('aboutHint')} optional optionalLabel={c('optional')} error={at('about')}>
            {(parts) => <Textarea {...parts} name="about" defaultValue={vendor.about} maxLength={10000} className="min-h-40" />}
          </Field>
        </>
      )}
    </VersionedForm>
  );
}
