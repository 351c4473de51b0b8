'use client';
import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import type { CheckoutData, CheckoutGroup } from './model';

/** What is bought and what it comes to, as the server counts it. On small screens it is folded, but for the total. */
export function Summary({ checkout }: { checkout: CheckoutData }) {
  const t = useTranslations('checkout.summary');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const total = checkout.total && formatMoney(checkout.total.gross, locale);
  const chosen = checkout.groups.every(({ delivery }) => delivery);
  return (
    <section aria-label={t('title')} className="rounded-xl border bg-card lg:sticky lg:top-8">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="summary"
        onClick={() => setOpen(!open)}
        className="flex min-h-14 w-full cursor-pointer items-center justify-between gap-4 rounded-xl px-5 text-sm lg:hidden"
      >
        <span className="flex items-center gap-2 font-medium">
          {t(open ? 'hide' : 'show')}
          <ChevronDown aria-hidden className={cn('size-4 transition-transform', open && 'rotate-180')} />
        </span>
        <span className="figures font-semibold text-base">{total ?? t('unknown')}</span>
      </button>
      <div id="summary" className={cn('p-5 pt-0 lg:block lg:p-6', !open && 'hidden')}>
        <p className="hidden pb-4 font-semibold text-lg tracking-tight lg:block">{t('title')}</p>
        <ul className="flex flex-col gap-4 border-t pt-4">
          {checkout.groups.map((group) => (
            <Lines key={group.vendor?.id ?? 'gone'} group={group} />
          ))}
        </ul>
        <dl className="figures mt-4 flex flex-col gap-2 border-t pt-4 text-sm">
          <Row name={t('items')} value={checkout.subtotal ? formatMoney(checkout.subtotal, locale) : t('unknown')} />
          <Row
            name={t('delivery')}
            value={
              !chosen || !checkout.shippingTotal
                ? t('later')
                : checkout.shippingTotal.minor === '0'
                  ? t('free')
                  : formatMoney(checkout.shippingTotal, locale)
            }
          />
          <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3">
            <dt className="font-semibold text-base">{t('total')}</dt>
            <dd className="font-semibold text-lg">{total ?? t('unknown')}</dd>
          </div>
          {checkout.total && <Row name={t('tax')} value={formatMoney(checkout.total.tax, locale)} />}
        </dl>
      </div>
    </section>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted-foreground">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Lines({ group: { vendor, lines } }: { group: CheckoutGroup }) {
  const t = useTranslations('checkout.summary');
  const locale = useLocale();
  return (
    <li>
      <p className="text-muted-foreground text-sm">{vendor ? t('soldBy', { vendor: vendor.name }) : t('vendorGone')}</p>
      <ul className="mt-1 flex flex-col gap-2">
        {lines.map(({ id, title, variantTitle, quantity, unitPrice, seenPrice }) => (
          <li key={id} className="flex justify-between gap-4 text-sm">
            <span className="min-w-0">
              <span className="figures text-muted-foreground">{quantity} × </span>
              {title ?? t('gone')}
              {variantTitle && <span className="block text-muted-foreground">{variantTitle}</span>}
            </span>
            <span className="figures shrink-0 text-right">
              {unitPrice ? formatMoney(unitPrice, locale) : <s>{formatMoney(seenPrice, locale)}</s>}
              {quantity > 1 && <span className="block text-muted-foreground">{t('each')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
