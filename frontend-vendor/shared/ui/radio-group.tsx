'use client';
import { createContext, type ReactNode, use, useId } from 'react';
import { cn } from '@/shared/lib/cn';
import { FieldError, Hint } from './field';

interface Chosen {
  name: string;
  value: string | undefined;
  initial: string | undefined;
  disabled: boolean;
  required: boolean;
  choose: ((value: string) => void) | undefined;
}

const Group = createContext<Chosen | null>(null);

export interface RadioGroupProps {
  /** What is chosen between. */
  label: ReactNode;
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** For an error summary that links to it. */
  id?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  disabled?: boolean;
  required?: boolean;
  className?: string;
  /** How the choices stand: below each other unless told otherwise. */
  listClassName?: string;
  children: ReactNode;
}

/** One of several, each a `Radio` or a `RadioCard`. They are the browser's own: arrows move between them. */
export function RadioGroup({
  label,
  labelHidden = false,
  hint,
  error,
  id: given,
  name,
  value,
  defaultValue,
  onValueChange,
  disabled = false,
  required = false,
  className,
  listClassName,
  children,
}: RadioGroupProps) {
  const made = useId();
  const id = given ?? made;
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <fieldset
      data-slot="radio-group"
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a fieldset may be one, and then says what is invalid
      role="radiogroup"
      aria-describedby={cn(hint ? hintId : null, error ? errorId : null) || undefined}
      aria-invalid={error ? true : undefined}
      className={cn('group/radio min-w-0 rounded-md', className)}
    >
      <legend className={labelHidden ? 'sr-only' : 'mb-1.5 font-medium text-sm'}>{label}</legend>
      {hint && <Hint id={hintId}>{hint}</Hint>}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <Group value={{ name: name ?? id, value, initial: defaultValue, disabled, required, choose: onValueChange }}>
        <div
          className={cn(
            'has-data-[slot=radio-card]:mt-2.5 [:where(&)]:flex [:where(&)]:flex-col [:where(&)]:has-data-[slot=radio-card]:gap-2.5',
            listClassName,
          )}
        >
          {children}
        </div>
      </Group>
    </fieldset>
  );
}

/** What a radio of a group is given by it. */
export function useRadio(value: string) {
  const group = use(Group);
  if (!group) throw new Error('A radio stands in a RadioGroup.');
  const { name, value: chosen, initial, disabled, required, choose } = group;
  // With neither a value nor a first one, nothing is chosen yet.
  const controlled = chosen !== undefined || (choose !== undefined && initial === undefined);
  return {
    name,
    value,
    disabled,
    required,
    checked: controlled ? chosen === value : undefined,
    defaultChecked: controlled ? undefined : initial === value,
    onChange: choose && (() => choose(value)),
  };
}

export const radioClass =
  'size-5 shrink-0 cursor-pointer appearance-none rounded-full border border-input bg-card transition-colors checked:border-6 checked:border-primary hover:border-foreground/60 disabled:cursor-not-allowed disabled:border-border disabled:bg-muted group-aria-invalid/radio:border-danger';

export interface RadioProps {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** One choice, with the words beside it. */
export function Radio({ value, label, hint, disabled, className }: RadioProps) {
  const { disabled: none, ...radio } = useRadio(value);
  return (
    <label
      data-slot="radio"
      className={cn(
        'flex min-h-11 cursor-pointer items-start gap-3 py-2.5 text-sm leading-6 has-disabled:cursor-not-allowed has-disabled:text-muted-foreground in-[.contrast]:has-disabled:opacity-50',
        className,
      )}
    >
      <input type="radio" className={cn(radioClass, 'mt-0.5')} disabled={none || disabled} {...radio} />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-muted-foreground">{hint}</span>}
      </span>
    </label>
  );
}
