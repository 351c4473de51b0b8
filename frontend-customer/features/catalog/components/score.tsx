import { useTranslations } from 'next-intl';
import { cn } from '@/shared/lib/cn';

/** How well a vendor does with its orders, out of a hundred. */
export function Score({ value, className }: { value: number | null; className?: string }) {
  const t = useTranslations('catalog.score');
  if (value === null) return <span className={cn('text-muted-foreground text-sm', className)}>{t('new')}</span>;
  return (
    <span className={cn('inline-flex items-center gap-2 text-sm', className)}>
      <span
        aria-hidden
        className="h-1.5 w-12 overflow-hidden rounded-full bg-border in-[.contrast]:border in-[.contrast]:bg-card"
      >
        <span className="block h-full rounded-full bg-primary" style={{ width: `${value}%` }} />
      </span>
      <span className="figures">{t('value', { value })}</span>
    </span>
  );
}
