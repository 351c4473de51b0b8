import { Check, Minus } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/shared/lib/cn';
import { FieldError, Hint } from './field';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'size'> {
  label: ReactNode;
  /** The label is only heard, as in the rows of a table. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
  onCheckedChange?: (checked: boolean) => void;
}

/** A box to tick, with the words beside it. It is the browser's own: it works in forms and without a script. */
export function Checkbox({
  label,
  labelHidden = false,
  hint,
  error,
  indeterminate,
  onCheckedChange,
  id: given,
  className,
  ...props
}: CheckboxProps) {
  const made = useId();
  const id = given ?? made;
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <div data-slot="checkbox" className={cn('min-w-0', labelHidden && '-m-3 w-11', className)}>
      <label
        htmlFor={id}
        className={cn(
          'flex min-h-11 cursor-pointer gap-3 text-sm leading-6 has-disabled:cursor-not-allowed has-disabled:text-muted-foreground in-[.contrast]:has-disabled:opacity-50',
          labelHidden ? 'items-center justify-center' : 'items-start py-2.5',
        )}
      >
        <span className={cn('relative grid size-5 shrink-0 place-items-center', !labelHidden && 'mt-0.5')}>
          <input
            type="checkbox"
            id={id}
            ref={indeterminate === undefined ? undefined : half(indeterminate)}
            aria-invalid={error ? true : undefined}
            aria-describedby={cn(error ? errorId : null, hint ? hintId : null) || undefined}
            onChange={onCheckedChange && (({ target }) => onCheckedChange(target.checked))}
            className="peer size-5 cursor-pointer appearance-none rounded-[0.3125rem] border border-input bg-card transition-colors checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary hover:border-foreground/60 disabled:cursor-not-allowed disabled:border-border disabled:bg-muted aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger"
            {...props}
          />
          <Check
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute hidden size-3.5 text-primary-foreground peer-checked:block peer-indeterminate:hidden peer-disabled:text-muted-foreground"
          />
          <Minus
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute hidden size-3.5 text-primary-foreground peer-indeterminate:block"
          />
        </span>
        <span className={labelHidden ? 'sr-only' : 'min-w-0'}>{label}</span>
      </label>
      {(hint || error) && (
        <div className="-mt-2 flex flex-col gap-1 pb-2.5 pl-8">
          {error && <FieldError id={errorId}>{error}</FieldError>}
          {hint && <Hint id={hintId}>{hint}</Hint>}
        </div>
      )}
    </div>
  );
}

// Only a script can set it: there is no attribute for it.
function half(indeterminate: boolean) {
  return (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = indeterminate;
  };
}
