'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { OrderByIdDocument, OrderByTokenDocument, OrderFollowDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { type Liveness, subscribe } from '@/shared/lib/graphql/live';
import { type Access, named, type OrderData } from './model';

/** While nothing is told, it is asked for. */
const POLL_MS = 15_000;

/** An order as it moves on: told by the server, and asked for while the line is broken. What is older than what is known is nothing new. */
export function useOrder(
  initial: OrderData,
  access: Access,
): { order: OrderData; state: Liveness; take: (order: OrderData) => void } {
  const client = useQueryClient();
  const { id } = initial;
  const { token } = access;
  const [state, setState] = useState<Liveness>('connecting');
  const { data } = useQuery({
    queryKey: ['order', id],
    queryFn: async ({ signal }): Promise<OrderData> => {
      const asked = token
        ? (await ask(OrderByTokenDocument, { token }, signal)).orderLookup
        : (await ask(OrderByIdDocument, { id }, signal)).order;
      // It may have been told more while this was under way.
      return newer(client.getQueryData<OrderData>(['order', id]) ?? initial, asked);
    },
    initialData: initial,
    staleTime: POLL_MS,
    refetchOnWindowFocus: true,
    refetchInterval: state === 'live' ? false : POLL_MS,
  });
  const order = newer(data, initial);
  const version = useRef(order.version);
  useEffect(() => {
    version.current = order.version;
  }, [order.version]);

  const take = useCallback(
    (next: OrderData) => client.setQueryData<OrderData>(['order', id], (known) => newer(next, known)),
    [client, id],
  );
  useEffect(
    () =>
      subscribe(OrderFollowDocument, () => ({ ...named({ id }, { token }), since: version.current }), {
        onData: ({ orderStatusChanged }) => take(orderStatusChanged),
        onState: setState,
      }),
    [id, token, take],
  );
  return { order, state, take };
}

function newer(one: OrderData, other: OrderData | null | undefined): OrderData {
  return other && other.version > one.version ? other : one;
}
