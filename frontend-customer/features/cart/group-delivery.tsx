'use client';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { GroupDeliveryDocument } from '@/lib/graphql/generated/graphql';
import { formatMoney, type Money } from '@/shared/lib/format';
import { ask } from '@/shared/lib/graphql/browser';

/** What one vendor's parcel would cost at least, and how long it would take. */
export function GroupDelivery({ vendorId, country, items }: { vendorId: string; country: string; items: Money }) {
  const t = useTranslations('cart.delivery');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['cart', 'delivery', vendorId, country, items.amount, items.currency],
    queryFn: async ({ signal }) => {
      const money = { amount: items.amount, currency: items.currency };
      return (await ask(GroupDeliveryDocument, { vendorId, country, items: money }, signal)).shippingOptions;
    },
    staleTime: 300_000,
    placeholderData: (last) => last,
  });
  const cheapest = data?.toSorted((one, other) => Number(BigInt(one.price.minor) - BigInt(other.price.minor)))[0];
  const place = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  if (data && !cheapest) return <p className="min-h-5 text-sm text-warning">{t('none', { place })}</p>;
  return (
    <p className="min-h-5 text-muted-foreground text-sm">
      {cheapest &&
        t(cheapest.price.minor === '0' ? 'free' : 'from', {
          price: formatMoney(cheapest.price, locale),
          min: cheapest.minDays,
          max: cheapest.maxDays,
          place,
        })}
    </p>
  );
}
