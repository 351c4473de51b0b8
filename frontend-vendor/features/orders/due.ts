import type { OrderCountsQuery, OrderPlacedSubscription } from '@/lib/graphql/generated/graphql';

/** How many orders wait for what. */
export type Due = OrderCountsQuery['vendorOrderCounts'];

/** An order that has just come in, in short. */
export type Arrival = OrderPlacedSubscription['vendorOrderPlaced'];

/** So many are remembered: more than anybody reads at once. */
const MOST = 100;

/** With one more, unless it is known: some are told twice. The newest come first. */
export function withArrival(known: readonly Arrival[], arrival: Arrival): readonly Arrival[] {
  return known.some(({ id }) => id === arrival.id) ? known : [arrival, ...known].slice(0, MOST);
}

/** From when on those that came meanwhile are asked for: when the newest one was paid. */
export function sinceOf(known: readonly Arrival[], first: string): string {
  return known.reduce((latest, { placedAt }) => (placedAt && placedAt > latest ? placedAt : latest), first);
}
