import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** What belongs together, on a ground of its own. */
export function Card({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="card"
      className={cn('min-w-0 rounded-xl border bg-card text-card-foreground [:where(&)]:p-5 sm:[:where(&)]:p-6', className)}
      {...props}
    />
  );
}

/** The head of a card: its title, a line about it, and what can be done with it at the end. */
export function CardHeader({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="card-header"
      className={cn('[:where(&)]:mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1', className)}
      {...props}
    />
  );
}

export function CardTitle({ className, ...props }: ComponentProps<'h2'>) {
  return <h2 data-slot="card-title" className={cn('[:where(&)]:text-lg font-semibold tracking-tight', className)} {...props} />;
}

export function CardText({ className, ...props }: ComponentProps<'p'>) {
  return <p data-slot="card-text" className={cn('text-muted-foreground text-sm', className)} {...props} />;
}

export function CardFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div data-slot="card-footer" className={cn('[:where(&)]:mt-5 flex flex-wrap items-center gap-3', className)} {...props} />
  );
}
