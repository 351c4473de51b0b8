import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const alertClass = cva('flex gap-3 rounded-lg border in-[.contrast]:border-border p-4 text-sm leading-6', {
  variants: {
    tone: {
      neutral: 'border-border bg-muted',
      success: 'border-success/30 bg-success-soft',
      warning: 'border-warning/30 bg-warning-soft',
      danger: 'border-danger/30 bg-danger-soft',
      info: 'border-info/30 bg-info-soft',
    },
  },
  defaultVariants: { tone: 'neutral' },
});

const ICONS = { neutral: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert, info: Info };
const INKS = { neutral: '', success: 'text-success', warning: 'text-warning', danger: 'text-danger', info: 'text-info' };

export interface AlertProps extends Omit<ComponentProps<'div'>, 'title'> {
  tone?: NonNullable<VariantProps<typeof alertClass>['tone']>;
  title?: ReactNode;
  /** What can be done about it, below the text. */
  action?: ReactNode;
}

/** A message that stays. Where it comes up after something was done, give it `role="alert"` or `role="status"`. */
export function Alert({ tone = 'neutral', title, action, className, children, ...props }: AlertProps) {
  const Icon = ICONS[tone];
  return (
    <div data-slot="alert" className={cn(alertClass({ tone }), className)} {...props}>
      <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', INKS[tone])} />
      <div className="min-w-0 flex-1">
        {title && <p className={cn('font-semibold', INKS[tone])}>{title}</p>}
        {children}
        {action && <div className="mt-3 flex flex-wrap gap-3">{action}</div>}
      </div>
    </div>
  );
}
