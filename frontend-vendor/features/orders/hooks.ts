'use client';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useHydrated } from '@/components/hooks/use-hydrated';
import {
  AcceptOrderDocument,
  type FulfillmentShipInput,
  OneOrderDocument,
  OrderChangedDocument,
  OrderCountsDocument,
  OrderPlacedDocument,
  ParcelArrivedDocument,
  type RefundCreateInput,
  RefundOrderDocument,
  RejectOrderDocument,
  ShipParcelDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { type Liveness, subscribe } from '@/shared/lib/graphql/live';
import { type Arrival, sinceOf, withArrival } from './due';
import type { Order } from './model';

export const DUE = ['orders', 'due'] as const;
const ARRIVED = ['orders', 'arrived'] as const;
/** So often what others change is asked for while news come by themselves, and while they do not. */
const CALM_MS = 60_000;
const EVERY_MS = 15_000;

/** How many orders wait. One place on a page watches, all others only look. */
export function useDue({ every = 0 }: { every?: number } = {}) {
  const hydrated = useHydrated();
  const { data } = useQuery({
    queryKey: DUE,
    queryFn: async ({ signal }) => (await ask(OrderCountsDocument, {}, signal)).vendorOrderCounts,
    refetchInterval: every || false,
    refetchOnWindowFocus: every > 0,
  });
  return { data: hydrated ? data : undefined };
}

/** The orders that came in since this page was opened, the newest first. */
export function useArrivals(): readonly Arrival[] {
  return (
    useQuery({ queryKey: ARRIVED, queryFn: () => [] as readonly Arrival[], staleTime: Number.POSITIVE_INFINITY }).data ?? NONE
  );
}
const NONE: readonly Arrival[] = [];

/** Hears of orders as they come in, for whoever looks (`useArrivals`, `useDue`). One place on a page does. */
export function useOrderNews(onNews: (arrival: Arrival) => void) {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const tell = useRef(onNews);
  useEffect(() => {
    tell.current = onNews;
  });
  useEffect(() => {
    const opened = new Date().toISOString();
    const known = () => client.getQueryData<readonly Arrival[]>(ARRIVED) ?? NONE;
    return subscribe(OrderPlacedDocument, () => ({ since: sinceOf(known(), opened) }), {
      onData: ({ vendorOrderPlaced }) => {
        const before = known();
        const after = withArrival(before, vendorOrderPlaced);
        if (after === before) return;
        client.setQueryData(ARRIVED, after);
        client.invalidateQueries({ queryKey: DUE });
        tell.current(vendorOrderPlaced);
      },
      onState: (state) => setLive(state === 'live'),
    });
  }, [client]);
  useDue({ every: live ? CALM_MS : EVERY_MS });
}

const keyOf = (id: string) => ['orders', 'one', id] as const;

/** Only what is newer than what is there. */
function keep(client: QueryClient, order: Order): void {
  client.setQueryData<Order>(keyOf(order.id), (known) => (known && known.version > order.version ? known : order));
}

/** One order, as it changes. Until events come again after a break it is asked for now and then. */
export function useOrder(first: Order): { order: Order; liveness: Liveness } {
  const client = useQueryClient();
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const { id } = first;
  const { data: order = first } = useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const now = (await ask(OneOrderDocument, { id }, signal)).vendorOrder ?? first;
      const known = client.getQueryData<Order>(keyOf(id));
      return known && known.version > now.version ? known : now;
    },
    initialData: first,
    refetchInterval: liveness === 'live' ? false : EVERY_MS,
  });
  useEffect(() => keep(client, first), [client, first]);
  useEffect(
    () =>
      subscribe(OrderChangedDocument, () => ({ id, since: client.getQueryData<Order>(keyOf(id))?.version }), {
        onData: ({ vendorOrderChanged }) => {
          keep(client, vendorOrderChanged);
          client.invalidateQueries({ queryKey: DUE });
        },
        onState: setLiveness,
      }),
    [client, id],
  );
  return { order, liveness };
}

/** An order as it stands now, past everything that is remembered. */
export async function readOrder(id: string): Promise<Order | null> {
  return (await ask(OneOrderDocument, { id })).vendorOrder ?? null;
}

/** The steps of an order. Each answers with the order after it, which is kept. */
export function useOrderSteps() {
  const client = useQueryClient();
  const after = <Payload extends { vendorOrder?: Order | null }>(payload: Payload): Payload => {
    if (payload.vendorOrder) keep(client, payload.vendorOrder);
    client.invalidateQueries({ queryKey: DUE });
    return payload;
  };
  return {
    accept: async (input: { vendorOrderId: string; expectedVersion?: number; idempotencyKey: string }) =>
      after((await ask(AcceptOrderDocument, { input })).orderAccept),
    reject: async (input: { vendorOrderId: string; reason: string; expectedVersion: number; idempotencyKey: string }) =>
      after((await ask(RejectOrderDocument, { input })).orderReject),
    ship: async (input: FulfillmentShipInput) => after((await ask(ShipParcelDocument, { input })).fulfillmentShip),
    arrived: async (input: { fulfillmentId: string; idempotencyKey: string }) =>
      after((await ask(ParcelArrivedDocument, { input })).fulfillmentDeliver),
    refund: async (input: RefundCreateInput) => after((await ask(RefundOrderDocument, { input })).refundCreate),
    keep: (order: Order) => keep(client, order),
  };
}
