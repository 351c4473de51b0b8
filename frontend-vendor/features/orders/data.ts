import 'server-only';
import { askDesk } from '@/lib/ask';
import {
  OneOrderDocument,
  OrderCountsDocument,
  OrderPageDocument,
  type OrderPageQuery,
  SlipsDocument,
  type SlipsQuery,
} from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { belongs, type Order, type Tab, whereOf } from './model';

export type OrderRow = OrderPageQuery['vendorOrders']['nodes'][number];
export type Slip = Extract<NonNullable<SlipsQuery['nodes'][number]>, { number: string }>;

const SIZE = 25;

/** A page of a view of the list, or of what a number finds. */
export async function orderPage(tab: Tab, number: string | undefined, place: Place) {
  const where = number ? { number } : whereOf(tab);
  const { vendorOrders } = await askDesk(OrderPageDocument, { ...pageOf(place, SIZE), where });
  return { rows: vendorOrders.nodes.filter((order) => number || belongs(tab, order)), ...vendorOrders.pageInfo };
}

export async function oneOrder(id: string): Promise<Order | null> {
  return (await askDesk(OneOrderDocument, { id })).vendorOrder ?? null;
}

/** How many orders wait for what. */
export async function due() {
  return (await askDesk(OrderCountsDocument, {})).vendorOrderCounts;
}

/** What goes into the parcels of these orders, in the order asked for; those that are not there are left out. */
export async function slips(ids: string[]): Promise<Slip[]> {
  const { nodes } = await askDesk(SlipsDocument, { ids });
  return nodes.filter((node): node is Slip => node !== null && 'number' in node);
}
