'use client';
import { FailureNote } from '@/components/forms/failure-note';
import type { Problem } from '@/components/forms/refusal';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';

/** Why a step was not taken, where it is about no field of its form. */
export function StepTrouble({ problems, failure }: { problems: readonly Problem[]; failure: ApiError | null }) {
  return (
    <>
      <FailureNote failure={failure} />
      {problems.length > 0 && (
        <Alert tone="danger" role="alert" tabIndex={-1} data-note>
          {problems.map(({ field, message }) => (
            <p key={`${field} ${message}`}>{message}</p>
          ))}
        </Alert>
      )}
    </>
  );
}
