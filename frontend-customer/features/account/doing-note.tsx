'use client';
import { Failure } from '@/components/identity/failure';
import { Alert } from '@/shared/ui/alert';
import type { Doing } from './use-doing';

/** What was said to what a button did, beside it. */
export function DoingNote({ doing: { failure, problems } }: { doing: Doing }) {
  if (failure) return <Failure error={failure} />;
  return problems.map((message) => (
    <Alert key={message} role="alert" tone="danger">
      {message}
    </Alert>
  ));
}
