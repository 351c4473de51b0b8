'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/shared/ui/button';
import { CopyLink } from './copy-link';
import type { OrderData } from './model';

/** Thanks, what happens next, and for a guest the one link that leads back here. */
export function Placed({ order, token }: { order: OrderData; token?: string }) {
  const t = useTranslations('order.placed');
  const over = order.status === 'CANCELLED' || order.status === 'EXPIRED' || order.status === 'REFUNDED';
  if (over) return null;
  const waits = order.status === 'PENDING';
  return (
    <section
      aria-labelledby="thanks"
      className="no-print flex flex-col gap-5 rounded-xl border border-primary/20 bg-accent/50 p-5 sm:p-6"
    >
      <div className="flex gap-4">
        <CircleCheck aria-hidden className="mt-0.5 size-8 shrink-0 text-primary" />
        <div>
          <p id="thanks" className="font-semibold text-xl tracking-tight">
            {order.shippingAddress ? t('thanks', { name: order.shippingAddress.name }) : t('thanksPlain')}
          </p>
          <p className="mt-1 leading-7">{t(waits ? 'waits' : 'done', { number: order.number })}</p>
        </div>
      </div>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm leading-6 marker:text-muted-foreground">
        <li>{t('next.prepare', { count: order.vendorOrders.length })}</li>
        <li>{t('next.send')}</li>
        <li>{t('next.withdraw')}</li>
      </ol>
      {token && (
        <>
          <CopyLink token={token} />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t pt-4">
            <p className="text-sm leading-6">
              <span className="font-medium">{t('account.title')}</span>
              <span className="block text-muted-foreground">{t('account.text')}</span>
            </p>
            <Link href="/sign/up" className={buttonClass({ variant: 'outline' })}>
              {t('account.action')}
            </Link>
          </div>
        </>
      )}
    </section>
  );
}
