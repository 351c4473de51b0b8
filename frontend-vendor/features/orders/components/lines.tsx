'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Thumb } from '@/components/thumb';
import { formatMoney } from '@/shared/lib/format';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import { leftOf, type Order, stageOf, waits } from '../model';

/** What was bought, and how much of it has left or gone back. */
export function Lines({ order }: { order: Order }) {
  const [t, locale] = [useTranslations('orders'), useLocale()];
  const open = waits(stageOf(order));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('lines')}</CardTitle>
      </CardHeader>
      <ul className="-my-4 divide-y">
        {order.lines.map((line) => (
          <li key={line.id} className="flex gap-4 py-4">
            <Thumb large url={line.pictureUrl} />
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium">{line.title}</p>
              <p className="text-muted-foreground">
                {line.variantTitle && <>{line.variantTitle} · </>}
                <span className="figures">{line.sku}</span>
              </p>
              <p className="mt-1 flex flex-wrap gap-x-3 text-muted-foreground">
                {open && (
                  <span className={leftOf(line) > 0 ? 'font-medium text-warning' : ''}>{t('left', { count: leftOf(line) })}</span>
                )}
                {line.shipped > 0 && <span>{t('shippedCount', { count: line.shipped })}</span>}
                {line.refunded > 0 && <span>{t('refundedCount', { count: line.refunded })}</span>}
              </p>
            </div>
            <div className="figures shrink-0 text-right text-sm">
              <p className="font-medium">{formatMoney(line.total.gross, locale)}</p>
              <p className="text-muted-foreground">
                {line.quantity} × {formatMoney(line.unitPrice, locale)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
