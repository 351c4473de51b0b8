import { cva, type VariantProps } from 'class-variance-authority';
import { cn } from '@/shared/lib/cn';
import { formatMoney, type Money } from '@/shared/lib/format';

const priceClass = cva('figures inline-flex flex-wrap items-baseline gap-x-2', {
  variants: { size: { sm: 'text-sm', md: 'text-base', lg: 'text-2xl tracking-tight' } },
  defaultVariants: { size: 'md' },
});

export interface PriceProps {
  money: Money;
  locale: string;
  /** What it did cost, struck through; `wasLabel` says so to whoever hears it. */
  was?: Money | null;
  wasLabel?: string;
  /** What goes before it, such as "from". */
  before?: string;
  size?: NonNullable<VariantProps<typeof priceClass>['size']>;
  className?: string;
}

/** What something costs, as people of the language write it. */
export function Price({ money, locale, was, wasLabel, before, size, className }: PriceProps) {
  return (
    <span data-slot="price" className={cn(priceClass({ size }), className)}>
      <span className={cn('font-semibold', was && 'text-danger')}>
        {before && <span className="font-normal text-muted-foreground text-sm">{before} </span>}
        {formatMoney(money, locale)}
      </span>
      {was && (
        <span className="text-muted-foreground text-sm">
          {wasLabel && <span className="sr-only">{wasLabel} </span>}
          <s>{formatMoney(was, locale)}</s>
        </span>
      )}
    </span>
  );
}
