import 'server-only';
import { askDesk } from '@/lib/ask';
import {
  DueOrdersDocument,
  OneOrderDocument,
  OrderPageDocument,
  type OrderPageQuery,
  SlipsDocument,
  type SlipsQuery,
} from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { belongs, type Order, type Tab, whereOf } from './model';

export type OrderRow = OrderPageQuery['vendorOrders']['nodes'][number];
export type Slip = Extract<NonNullable<SlipsQuery['nodes'][number]>, { number: string }>;

/** A page of a view of the list. Two views are parts of what the API lists, so that their pages can have fewer rows than others. */
export async function orderPage(tab: Tab, place: Place) {
  const size = tab === 'new' || tab === 'toShip' ? 50 : 25;
  const { vendorOrders } = await askDesk(OrderPageDocument, { ...pageOf(place, size), where: whereOf(tab) });
  return {
    rows: vendorOrders.nodes.filter((order) => belongs(tab, order)),
    read: vendorOrders.nodes.length,
    ...vendorOrders.pageInfo,
  };
}

export async function oneOrder(id: string): Promise<Order | null> {
  return (await askDesk(OneOrderDocument, { id })).vendorOrder ?? null;
}

export function dueOrders() {
  return askDesk(DueOrdersDocument, {});
}

/** What goes into the parcels of these orders, in the order asked for; those that are not there are left out. */
export async function slips(ids: string[]): Promise<Slip[]> {
  const { nodes } = await askDesk(SlipsDocument, { ids });
  return nodes.filter((node): node is Slip => node !== null && 'number' in node);
}
