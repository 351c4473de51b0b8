'use client';
import { Alert } from '@/shared/ui/alert';
import type { Problem } from './refusal';

/** What is wrong with a form as a whole, above its fields: everything that is at none of `fields`. */
export function ProblemNote({ problems, fields = [] }: { problems: readonly Problem[]; fields?: readonly string[] }) {
  const whole = problems.filter(({ field }) => !fields.includes(field));
  if (whole.length === 0) return null;
  return (
    <Alert tone="danger" role="alert" tabIndex={-1} data-note>
      {whole.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}
