'use client';
import { useTranslations } from 'next-intl';
import { Alert } from '@/shared/ui/alert';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { Failure } from './failure';
import { Focused } from './focused';
import type { Submit } from './use-submit';

/** Above the fields of a form: what was refused, or that nothing was answered. What was typed is still there. */
export function FormNote({ submit: { told, failure, tries } }: { submit: Submit }) {
  const t = useTranslations('sign');
  const [first] = told;
  if (failure)
    return (
      <Focused attempt={tries}>
        <Failure error={failure} />
      </Focused>
    );
  if (told.length === 1 && first && !first.id)
    return (
      <Focused attempt={tries}>
        <Alert role="alert" tone="danger">
          {first.message}
        </Alert>
      </Focused>
    );
  return <ErrorSummary title={t('summary')} errors={told} attempt={tries} />;
}
