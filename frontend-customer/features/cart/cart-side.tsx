'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { Button, buttonClass } from '@/shared/ui/button';
import type { Place } from './cart-contents';
import { Updating } from './cart-line';
import { useWanted } from './hooks';
import type { CartData } from './store';

/** What it comes to, and on to the checkout where nothing stands in the way. */
export function ToCheckout({ cart, place, onLeave }: { cart: CartData; place: Place; onLeave?: () => void }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const { targets } = useWanted();
  const stopped = cart.groups.some(({ lines }) =>
    lines.some(({ warnings }) => warnings.some(({ code }) => code === 'UNAVAILABLE' || code === 'INSUFFICIENT_STOCK')),
  );
  const updating = targets.size > 0;
  return (
    <section
      aria-label={t('sum')}
      aria-busy={updating || undefined}
      className={cn('flex flex-col gap-3', place === 'page' && 'rounded-xl border bg-card p-5 sm:p-6')}
    >
      {place === 'page' && <h2 className="font-semibold text-lg tracking-tight">{t('sum')}</h2>}
      <dl className="figures flex items-baseline justify-between gap-4">
        <dt>{t('items')}</dt>
        <dd className="font-semibold text-lg">{updating ? <Updating /> : formatMoney(cart.totals.items, locale)}</dd>
      </dl>
      <p className="text-muted-foreground text-sm">{t('sumHint')}</p>
      {stopped ? (
        <>
          <Button size="lg" disabled aria-describedby={`stopped-${place}`}>
            {t('checkout')}
          </Button>
          <p id={`stopped-${place}`} className="text-sm text-warning">
            {t('stopped')}
          </p>
        </>
      ) : (
        <Link href="/checkout" prefetch={false} onClick={onLeave} className={buttonClass({ size: 'lg' })}>
          {t('checkout')}
        </Link>
      )}
      {place === 'drawer' && (
        <Link href="/cart" onClick={onLeave} className={buttonClass({ variant: 'outline' })}>
          {t('toCart')}
        </Link>
      )}
    </section>
  );
}
