'use client';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useViewer } from '@/features/session/hooks';
import { CartDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { Wanted } from './quantities';
import { CART, type CartData, type CartStore, storeOf } from './store';

const NOTHING: Wanted = { targets: new Map(), failures: new Map() };

export function useCartStore(): CartStore {
  return storeOf(useQueryClient());
}

const cartQuery = queryOptions({
  queryKey: CART,
  queryFn: async ({ signal }): Promise<CartData | null> => (await ask(CartDocument, {}, signal)).cart ?? null,
  refetchOnWindowFocus: true,
});

/** The cart as the server last told it. */
export function useCart() {
  return useQuery(cartQuery);
}

/** What lines are meant to hold while the server does not know yet. */
export function useWanted(): Wanted {
  const { quantities } = useCartStore();
  return useSyncExternalStore(quantities.watch, quantities.now, () => NOTHING);
}

/** How many pieces are in the cart, with those just chosen. */
export function useCartCount(): number {
  const store = useCartStore();
  const { data: viewer } = useViewer();
  // Not asked for by every page: it is there once somebody looked into it or changed it.
  const { data: cart } = useQuery({ ...cartQuery, enabled: false });
  const adding = useSyncExternalStore(store.watchAdding, store.adding, () => 0);
  const { targets } = useWanted();
  const lines = cart?.groups.flatMap((group) => group.lines) ?? [];
  const more = lines.reduce((sum, line) => sum + (targets.get(line.id) ?? line.quantity) - line.quantity, 0);
  return (cart?.itemCount ?? viewer?.cart?.itemCount ?? 0) + adding + more;
}

/** Asks for the cart anew, as after a conflict. */
export function useCartAgain(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: CART }), [client]);
}
