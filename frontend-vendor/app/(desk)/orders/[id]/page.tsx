import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Denied } from '@/components/states/denied';
import { OrderView } from '@/features/orders/components/order-view';
import { oneOrder } from '@/features/orders/data';
import { teamHere } from '@/features/session/data';
import { may } from '@/lib/places';

type Params = { params: Promise<{ id: string }> };

// Once for the page and its title.
const order = cache(oneOrder);

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const t = await getTranslations('orders');
  const team = await teamHere();
  if (!may(team.role, 'ORDERS_READ')) return { title: t('title') };
  const found = await order((await params).id);
  return { title: found ? t('one', { number: found.number }) : t('title') };
}

export default async function OrderPage({ params }: Params) {
  const [{ id }, team] = [await params, await teamHere()];
  if (!may(team.role, 'ORDERS_READ')) return <Denied />;
  const found = await order(id);
  if (!found) notFound();
  return (
    <OrderView
      key={id}
      first={found}
      now={Date.now()}
      mayWrite={may(team.role, 'ORDERS_WRITE')}
      mayRefund={may(team.role, 'REFUNDS_WRITE')}
    />
  );
}
