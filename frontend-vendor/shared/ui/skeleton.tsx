import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** Holds the place of what is not there yet; its size comes with `className`. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden
      className={cn('rounded-md bg-foreground/8 motion-safe:animate-pulse', className)}
      {...props}
    />
  );
}
