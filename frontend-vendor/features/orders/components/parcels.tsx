'use client';
import { ExternalLink, Printer } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatMoment } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/badge';
import { Button, buttonClass } from '@/shared/ui/button';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import type { Order } from '../model';

const ArrivedDialog = dynamic(() => import('./arrived-dialog').then(({ ArrivedDialog }) => ArrivedDialog), { ssr: false });

/** The parcels that have left, each with what is in it and where it is. */
export function Parcels({ order, mayWrite }: { order: Order; mayWrite: boolean }) {
  const [t, locale] = [useTranslations('orders'), useLocale()];
  const [asked, setAsked] = useState<string | null>(null);
  if (order.fulfillments.length === 0) return null;
  const titleOf = (id: string) => order.lines.find((line) => line.id === id)?.title ?? '';
  const mayArrive = mayWrite && order.lifecycle === 'PLACED' && order.paymentState !== 'UNPAID';
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('parcels')}</CardTitle>
      </CardHeader>
      <ul className="-my-5 divide-y">
        {order.fulfillments.map((parcel, index) => (
          <li key={parcel.id} className="flex flex-col gap-3 py-5 text-sm">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
                {t('parcel', { number: index + 1 })}
                <Badge tone={parcel.deliveredAt ? 'success' : parcel.status === 'CANCELLED' ? 'neutral' : 'info'}>
                  {t(`parcelStatus.${parcel.status}`)}
                </Badge>
              </p>
              <p className="text-muted-foreground">{formatMoment(parcel.deliveredAt ?? parcel.shippedAt, locale)}</p>
            </div>
            <ul className="text-muted-foreground">
              {parcel.lines.map(({ orderLineId, quantity }) => (
                <li key={orderLineId}>
                  {quantity} × {titleOf(orderLineId)}
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="min-w-0">
                <span className="font-medium">{parcel.carrier}</span>
                {parcel.trackingNumber && <span className="figures ml-2 break-all">{parcel.trackingNumber}</span>}
              </p>
              <div className="flex flex-wrap gap-2">
                {parcel.trackingUrl && (
                  <a
                    href={parcel.trackingUrl}
                    target="_blank"
                    rel="noopener noreferrer"
                    className={buttonClass({ variant: 'ghost', size: 'sm' })}
                  >
                    <ExternalLink aria-hidden />
                    {t('track')}
                  </a>
                )}
                <a
                  href={`/slips?ids=${order.id}&parcel=${parcel.id}`}
                  target="_blank"
                  rel="noopener"
                  className={buttonClass({ variant: 'ghost', size: 'sm' })}
                >
                  <Printer aria-hidden />
                  {t('slip')}
                </a>
                {mayArrive && parcel.status === 'SHIPPED' && (
                  <Button size="sm" variant="outline" aria-haspopup="dialog" onClick={() => setAsked(parcel.id)}>
                    {t('arrived')}
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {asked && <ArrivedDialog parcelId={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}
