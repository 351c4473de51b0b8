import { LoaderCircle } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

/** Something is under way. Without `label` it is only to be looked at, beside words that say so. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span data-slot="spinner" role={label ? 'status' : undefined} className={cn('inline-flex', className)}>
      <LoaderCircle aria-hidden className="size-5 motion-safe:animate-spin" />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
