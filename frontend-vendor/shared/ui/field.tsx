import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '@/shared/lib/cn';

/** What ties an input to its label, its hint and its error. */
export interface FieldParts {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Says with `optionalLabel` that it may stay empty. */
  optional?: boolean;
  optionalLabel?: string;
  /** For an error summary that links to it; else one is made. */
  id?: string;
  className?: string;
  children: (parts: FieldParts) => ReactNode;
}

/** A label above an input; below it what is wrong with it, and what helps. */
export function Field({ label, hint, error, optional, optionalLabel, id: given, className, children }: FieldProps) {
  const made = useId();
  const id = given ?? made;
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <div data-slot="field" className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optional && optionalLabel && <span className="font-normal text-muted-foreground"> ({optionalLabel})</span>}
      </label>
      {children({
        id,
        'aria-describedby': cn(error ? errorId : null, hint ? hintId : null) || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {hint && <Hint id={hintId}>{hint}</Hint>}
    </div>
  );
}

/** What helps to fill in a field. */
export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p data-slot="field-hint" id={id} className="text-muted-foreground text-sm">
      {children}
    </p>
  );
}

/** What is wrong with a field. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p data-slot="field-error" id={id} className="flex gap-1.5 font-medium text-danger text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
