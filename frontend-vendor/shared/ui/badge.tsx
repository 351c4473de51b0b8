import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

const badgeClass = cva(
  "inline-flex w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded-full border in-[.contrast]:border-current px-2.5 py-0.5 font-medium text-xs leading-4 [&_svg:not([class*='size-'])]:size-3.5",
  {
    variants: {
      tone: {
        neutral: 'border-border [:where(&)]:bg-muted text-muted-foreground',
        success: 'border-current/20 bg-success-soft text-success',
        warning: 'border-current/20 bg-warning-soft text-warning',
        danger: 'border-current/20 bg-danger-soft text-danger',
        info: 'border-current/20 bg-info-soft text-info',
        accent: 'border-current/20 bg-accent text-accent-foreground',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeClass>['tone']>;

/** A word or two about how something stands. */
export function Badge({ tone, className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return <span data-slot="badge" className={cn(badgeClass({ tone }), className)} {...props} />;
}
