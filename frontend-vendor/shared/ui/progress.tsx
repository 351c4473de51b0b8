import { cn } from '@/shared/lib/cn';

export interface ProgressProps {
  /** What goes on. */
  label: string;
  /** How far it is; without it nobody knows. */
  value?: number;
  max?: number;
  /** How far it is, in words. */
  text?: string;
  className?: string;
}

/** How far something is. */
export function Progress({ label, value, max = 100, text, className }: ProgressProps) {
  const part = value === undefined ? undefined : Math.min(Math.max(value / max, 0), 1);
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      className={cn('h-2 overflow-hidden rounded-full border bg-muted', className)}
    >
      <div
        className={cn(
          'h-full rounded-full bg-primary transition-[width]',
          part === undefined && 'w-1/3 motion-safe:animate-pulse',
        )}
        style={part === undefined ? undefined : { width: `${part * 100}%` }}
      />
    </div>
  );
}
