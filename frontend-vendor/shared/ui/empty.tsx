import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface EmptyProps {
  title: ReactNode;
  text?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  icon?: ReactNode;
  /** The level of the title. */
  as?: 'h1' | 'h2' | 'h3' | 'p';
  className?: string;
}

/** Nothing is here, why so, and what to do next. */
export function Empty({ title, text, action, icon, as: Title = 'h2', className }: EmptyProps) {
  return (
    <div
      data-slot="empty"
      className={cn('flex flex-col items-center rounded-xl border border-dashed px-6 py-12 text-center', className)}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-4 grid size-12 place-items-center rounded-full bg-accent text-accent-foreground [&_svg]:size-6"
        >
          {icon}
        </span>
      )}
      <Title className="font-semibold text-lg tracking-tight">{title}</Title>
      {text && <p className="mt-1 max-w-md text-muted-foreground text-sm leading-6">{text}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
