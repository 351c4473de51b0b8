import 'server-only';
import { askDesk } from '@/lib/ask';
import { StockPageDocument, type StockPageQuery } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { type Show, whereOf } from './model';

const SIZE = 50;

/** A count with what it is of. */
export type Row = StockPageQuery['vendorInventory']['nodes'][number];

/** A page of counts. */
export async function stockPage(show: Show, place: Place) {
  const { nodes, pageInfo } = (await askDesk(StockPageDocument, { ...pageOf(place, SIZE), where: whereOf(show) }))
    .vendorInventory;
  return { rows: nodes, ...pageInfo };
}
