import type { DueOrdersQuery } from '@/lib/graphql/generated/graphql';
import { stageOf } from './model';

/** An order that waits, in short. */
export type Due = DueOrdersQuery['fresh']['nodes'][number];

export interface DueOrders {
  /** Nobody has said yet that they will send them. */
  fresh: Due[];
  toShip: Due[];
  partly: Due[];
  /** There are more than were read. */
  more: boolean;
}

export function dueOf({ fresh, partly }: DueOrdersQuery): DueOrders {
  const waiting = fresh.nodes.map((order) => ({
    order,
    stage: stageOf({ ...order, lifecycle: 'PLACED', fulfillment: 'UNFULFILLED' }),
  }));
  const at = (wanted: string) => waiting.filter(({ stage }) => stage === wanted).map(({ order }) => order);
  return {
    fresh: at('new'),
    toShip: at('toShip'),
    partly: partly.nodes,
    more: fresh.pageInfo.hasNextPage || partly.pageInfo.hasNextPage,
  };
}
