'use client';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { radioClass, useRadio } from './radio-group';

export interface RadioCardProps {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** At the end of the line, such as a price. */
  aside?: ReactNode;
  disabled?: boolean;
  className?: string;
  /** More about the choice, below it. */
  children?: ReactNode;
}

/** One choice of a `RadioGroup` on a card of its own: a way of delivery, an address, a way to pay. */
export function RadioCard({ value, label, hint, aside, disabled, className, children }: RadioCardProps) {
  const { disabled: none, ...radio } = useRadio(value);
  return (
    <label
      data-slot="radio-card"
      className={cn(
        'flex min-h-14 cursor-pointer items-start gap-3 rounded-lg border bg-card p-4 text-sm leading-6 transition-colors hover:border-input has-checked:border-primary has-checked:bg-accent/50 has-checked:inset-ring has-checked:inset-ring-primary has-disabled:cursor-not-allowed has-disabled:border-border has-disabled:hover:border-border has-disabled:bg-muted has-disabled:text-muted-foreground in-[.contrast]:has-disabled:opacity-50 group-aria-invalid/radio:border-danger',
        className,
      )}
    >
      <input type="radio" className={cn(radioClass, 'mt-0.5')} disabled={none || disabled} {...radio} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap justify-between gap-x-4 font-medium">
          <span>{label}</span>
          {aside && <span className="figures">{aside}</span>}
        </span>
        {hint && <span className="block text-muted-foreground">{hint}</span>}
        {children}
      </span>
    </label>
  );
}
