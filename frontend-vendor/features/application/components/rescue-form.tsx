'use client';
import { useTranslations } from 'next-intl';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Alert } from '@/shared/ui/alert';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import type { Application } from '../data';
import { claimRescue } from '../hooks';

/** Another marketplace expelled them: which, and what happened. */
export function RescueForm({ application, then }: { application: Application; then?: string }) {
  const [t, key] = [useTranslations('application.rescue'), useKey()];
  return (
    <VersionedForm
      version={application.version}
      then={then}
      submit={application.kind === 'RESCUE' ? undefined : t('submit')}
      fields={['marketplace', 'story']}
      words={{ 'VALIDATION_FAILED@marketplace': t('marketplaceMissing'), 'VALIDATION_FAILED@story': t('storyShort') }}
      save={async (values) => {
        const input = { marketplace: textOf(values, 'marketplace'), story: textOf(values, 'story') };
        return (await claimRescue({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          <Alert tone="info" title={t('whatTitle')}>
            {t('what')}
          </Alert>
          <Field label={t('marketplace')} error={at('marketplace')}>
            {(parts) => (
              <Input
                {...parts}
                name="marketplace"
                defaultValue={application.rescuedFrom ?? ''}
                maxLength={100}
                autoComplete="off"
              />
            )}
          </Field>
          <Field label={t('story')} hint={t('storyHint')} error={at('story')}>
            {(parts) => <Textarea {...parts} name="story" defaultValue={application.rescueStory ?? ''} maxLength={5000} />}
          </Field>
        </>
      )}
    </VersionedForm>
  );
}
