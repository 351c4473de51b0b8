'use client';
import { CircleAlert } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';

export interface FieldProblem {
  /** The id of the field; without one the problem belongs to none. */
  id?: string;
  message: string;
}

export interface ErrorSummaryProps {
  title: string;
  errors: readonly FieldProblem[];
  /** Anything that changes with each try: the focus comes back to the summary with it. */
  attempt?: unknown;
  className?: string;
}

/** Everything that is wrong with a form, above it: takes the focus and leads to each field. */
export function ErrorSummary({ title, errors, attempt, className }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const some = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt with the same errors is told again
  useEffect(() => {
    if (some) box.current?.focus();
  }, [some, attempt]);
  if (!some) return null;
  return (
    <div
      ref={box}
      data-slot="error-summary"
      role="alert"
      tabIndex={-1}
      className={cn('flex gap-3 rounded-lg border-2 border-danger bg-danger-soft p-4 text-sm leading-6', className)}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="font-semibold text-danger">{title}</p>
        <ul className="mt-1 flex flex-col gap-1">
          {errors.map(({ id, message }) => (
            <li key={`${id} ${message}`}>
              {id ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => go(event, id)}
                  className="inline-block py-0.5 font-medium underline underline-offset-4"
                >
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function go(event: MouseEvent, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  (field.closest('[data-slot="field"]') ?? field).scrollIntoView({ block: 'center' });
  // A group of choices does not take the focus, its first choice does.
  const part = field instanceof HTMLFieldSetElement ? field.querySelector<HTMLElement>('input:enabled') : field;
  part?.focus({ preventScroll: true });
}
