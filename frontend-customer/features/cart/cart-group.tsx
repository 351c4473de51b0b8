'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import type { Place } from './cart-contents';
import { CartLine, Updating } from './cart-line';
import { GroupDelivery } from './group-delivery';
import { useWanted } from './hooks';
import type { LineActions } from './line-actions';
import type { CartData } from './store';

interface CartGroupProps {
  group: CartData['groups'][number];
  cart: CartData;
  place: Place;
  actions: LineActions;
  onLeave?: () => void;
}

/** What one vendor sells and delivers. */
export function CartGroup({ group: { vendor, lines, subtotal }, cart, place, actions, onLeave }: CartGroupProps) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const { targets } = useWanted();
  const page = place === 'page';
  const name = `${place}-${vendor?.id ?? 'gone'}`;
  return (
    <section aria-labelledby={name} className={cn(page && 'rounded-xl border bg-card px-5 sm:px-6')}>
      <header className="border-b py-3">
        <h2 id={name} className="font-medium text-sm">
          {vendor ? (
            <>
              <span className="font-normal text-muted-foreground">{t('soldBy')} </span>
              <Link href={`/v/${vendor.slug}`} prefetch={false} onClick={onLeave} className="underline-offset-4 hover:underline">
                {vendor.name}
              </Link>
            </>
          ) : (
            t('vendorGone')
          )}
        </h2>
        {page && vendor && <GroupDelivery vendorId={vendor.id} country={cart.country} items={subtotal} />}
      </header>
      <ul className="divide-y">
        {lines.map((piece) => (
          <CartLine key={piece.id} piece={piece} actions={actions} onLeave={onLeave} />
        ))}
      </ul>
      {cart.groups.length > 1 && (
        <p className="figures flex justify-between border-t py-3 text-sm">
          <span className="text-muted-foreground">{t('subtotal')}</span>
          <span className="font-medium">
            {lines.some(({ id }) => targets.has(id)) ? <Updating /> : formatMoney(subtotal, locale)}
          </span>
        </p>
      )}
    </section>
  );
}
