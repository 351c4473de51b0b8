'use client';
import { Printer } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { PageHeader } from '@/components/layout/page-header';
import { Age } from '@/components/time/age';
import { Deadline } from '@/components/time/deadline';
import { cn } from '@/shared/lib/cn';
import { formatMoment } from '@/shared/lib/format';
import type { Liveness } from '@/shared/lib/graphql/live';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import { useOrder } from '../hooks';
import { movesOf, type Order, stageOf, waits } from '../model';
import { useAccept } from '../use-accept';
import { AddressCard } from './address-card';
import { ConflictNote } from './conflict-note';
import { Lines } from './lines';
import { MoneySplit } from './money-split';
import { Parcels } from './parcels';
import { StageBadge } from './stage-badge';
import { Story } from './story';

const ShipDialog = dynamic(() => import('./ship-dialog').then(({ ShipDialog }) => ShipDialog), { ssr: false });
const RejectDialog = dynamic(() => import('./reject-dialog').then(({ RejectDialog }) => RejectDialog), { ssr: false });
const RefundDialog = dynamic(() => import('./refund-dialog').then(({ RefundDialog }) => RefundDialog), { ssr: false });

type Task = 'ship' | 'reject' | 'refund';

/** One order with all that can be done about it; follows what others do to it meanwhile. */
export function OrderView({
  first,
  now,
  mayWrite,
  mayRefund,
}: {
  first: Order;
  now: number;
  mayWrite: boolean;
  mayRefund: boolean;
}) {
  const [t, locale] = [useTranslations('orders'), useLocale()];
  const { order, liveness } = useOrder(first);
  const [task, setTask] = useState<Task | null>(null);
  const acceptance = useAccept(order);
  const stage = stageOf(order);
  const moves = movesOf(order);
  const close = () => setTask(null);
  const steps = {
    accept: mayWrite && moves.accept,
    ship: mayWrite && moves.ship,
    reject: mayWrite && moves.reject,
    refund: mayRefund && moves.refund,
  };
  const deliveryTime = ({ name, minDays: min, maxDays: max }: Order['delivery']) =>
    min === max ? t('deliveryIn', { name, count: max }) : t('deliveryBy', { name, min, max });
  return (
    <>
      <PageHeader
        back={{ path: '/orders', label: t('back') }}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="figures">{t('one', { number: order.number })}</span>
            <span role="status">
              <StageBadge stage={stage} />
            </span>
          </span>
        }
        text={
          order.placedAt && (
            <>
              {t('placedAt', { at: formatMoment(order.placedAt, locale) })} · <Age at={order.placedAt} now={now} />
              {waits(stage) && order.shipBy && (
                <>
                  {' '}
                  · <Deadline at={order.shipBy} now={now} />
                </>
              )}{' '}
              · <Live state={liveness} />
            </>
          )
        }
        actions={
          <a href={`/slips?ids=${order.id}`} target="_blank" rel="noopener" className={buttonClass({ variant: 'outline' })}>
            <Printer aria-hidden />
            {t('slip')}
          </a>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {(steps.accept || steps.ship || steps.reject || steps.refund) && (
            <Card className="flex flex-col gap-4">
              <div>
                <h2 className="font-semibold text-lg tracking-tight">{t(`next.${stage}.title`)}</h2>
                <p className="mt-1 text-muted-foreground text-sm leading-6">{t(`next.${stage}.text`)}</p>
              </div>
              {acceptance.conflict && <ConflictNote {...acceptance.conflict} onReload={acceptance.reload} />}
              <FailureNote failure={acceptance.failure} />
              <ProblemNote problems={acceptance.problems} />
              <div className="flex flex-wrap gap-3">
                {steps.accept && (
                  <Button busy={acceptance.busy} onClick={acceptance.accept}>
                    {t('accept')}
                  </Button>
                )}
                {steps.ship && (
                  <Button variant={steps.accept ? 'outline' : 'primary'} aria-haspopup="dialog" onClick={() => setTask('ship')}>
                    {t('ship')}
                  </Button>
                )}
                {steps.refund && (
                  <Button variant="outline" aria-haspopup="dialog" onClick={() => setTask('refund')}>
                    {t('refund')}
                  </Button>
                )}
                {steps.reject && (
                  <Button variant="ghost" aria-haspopup="dialog" onClick={() => setTask('reject')}>
                    {t('reject')}
                  </Button>
                )}
              </div>
            </Card>
          )}
          {order.cancelReason && (
            <Alert title={t('cancelled')}>
              <p>{order.cancelReason}</p>
            </Alert>
          )}
          <Lines order={order} />
          <Parcels order={order} mayWrite={mayWrite} />
          <Card>
            <CardHeader>
              <CardTitle>{t('story.title')}</CardTitle>
            </CardHeader>
            <Story order={order} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MoneySplit order={order} />
          <AddressCard title={t('shipTo')} address={order.shippingAddress} none={t('forgottenText')}>
            <p className="text-muted-foreground text-sm">{deliveryTime(order.delivery)}</p>
          </AddressCard>
          <AddressCard title={t('returnTo')} address={order.returnAddress} none={t('returnNone')} />
        </div>
      </div>
      {task === 'ship' && <ShipDialog order={order} onClose={close} />}
      {task === 'reject' && <RejectDialog order={order} onClose={close} />}
      {task === 'refund' && <RefundDialog order={order} onClose={close} />}
    </>
  );
}

/** Whether what others do is seen at once. */
function Live({ state }: { state: Liveness }) {
  const t = useTranslations('orders.live');
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden
        className={cn('size-2 rounded-full', state === 'live' ? 'bg-success' : 'border border-muted-foreground')}
      />
      {t(state)}
    </span>
  );
}
