import { useTranslations } from 'next-intl';
import type { Locale } from '@/i18n/markets';
import { Link } from '@/i18n/navigation';
import type { OrderStatus } from '@/lib/graphql/generated/graphql';
import { formatMoney } from '@/shared/lib/format';
import { Badge, type Tone } from '@/shared/ui/badge';
import type { OrderRow } from './data';
import { dateOf } from './dates';

const TONES: Readonly<Record<OrderStatus, Tone>> = {
  PENDING: 'warning',
  PAID: 'info',
  SHIPPED: 'info',
  DELIVERED: 'success',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
  PARTIALLY_REFUNDED: 'neutral',
  REFUNDED: 'neutral',
};

/** So many pictures stand beside each other. */
const PICTURES = 4;

/** Orders, each leading to its own page. */
export function OrderCards({ orders, locale }: { orders: readonly OrderRow[]; locale: Locale }) {
  return (
    <ul className="flex flex-col gap-4">
      {orders.map((order) => (
        <li key={order.id}>
          <OrderCard order={order} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function OrderCard({ order, locale }: { order: OrderRow; locale: Locale }) {
  const t = useTranslations('account.orders');
  const lines = order.vendorOrders.flatMap((part) => part.lines);
  const vendors = [...new Set(order.vendorOrders.map(({ vendor }) => vendor?.name).filter(Boolean))];
  const [first] = lines;
  const date = dateOf(order.placedAt ?? order.createdAt, locale);
  return (
    <Link
      href={`/account/orders/${order.id}`}
      className="flex flex-col gap-4 rounded-xl border bg-card p-5 transition-colors hover:border-foreground/40"
    >
      <span className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <span className="min-w-0">
          <span className="block font-medium">{t('of', { date })}</span>
          <span className="figures block text-muted-foreground text-sm">{t('number', { number: order.number })}</span>
        </span>
        <Badge tone={TONES[order.status]}>{t(`status.${order.status}`)}</Badge>
      </span>
      <span className="flex items-end justify-between gap-4">
        <span className="flex min-w-0 flex-col gap-3">
          <span aria-hidden className="flex gap-2">
            {lines.slice(0, PICTURES).map(({ id, pictureUrl }) => (
              <span key={id} className="size-14 shrink-0 overflow-hidden rounded-md border bg-muted">
                {pictureUrl && (
                  <img src={pictureUrl} alt="" width={56} height={56} loading="lazy" className="size-full object-cover" />
                )}
              </span>
            ))}
          </span>
          <span className="min-w-0 text-sm">
            <span className="block">
              {lines.length > 1 ? t('things', { first: first?.title ?? '', more: lines.length - 1 }) : first?.title}
            </span>
            {vendors.length > 0 && (
              <span className="block text-muted-foreground">{t('from', { vendors: vendors.join(', ') })}</span>
            )}
          </span>
        </span>
        <span className="figures shrink-0 font-medium">{formatMoney(order.total.gross, locale)}</span>
      </span>
    </Link>
  );
}
