import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** The frame of everything that somebody fills in. Its width gives way to a width that is asked for. */
export const inputClass = cn(
  '[:where(&)]:w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground transition-colors placeholder:text-muted-foreground hover:border-foreground/60 focus-visible:outline-offset-0 md:text-sm',
  'aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger',
  'disabled:cursor-not-allowed disabled:border-border disabled:bg-muted disabled:text-muted-foreground in-[.contrast]:disabled:opacity-50',
);

/** One line of text. */
export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input data-slot="input" type={type} className={cn(inputClass, 'h-11 px-3 read-only:bg-muted', className)} {...props} />;
}
