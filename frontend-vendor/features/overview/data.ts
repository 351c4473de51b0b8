import 'server-only';
import { askDesk } from '@/lib/ask';
import { LowStockDocument, SalesDocument, ScoreDocument, StandingDocument } from '@/lib/graphql/generated/graphql';

export async function standing() {
  const { myVendor, vendorStrikes } = await askDesk(StandingDocument, {});
  return { vendor: myVendor ?? null, strikes: vendorStrikes.nodes };
}

export async function score() {
  return (await askDesk(ScoreDocument, {})).vendorScore;
}

export async function newestSales() {
  const { nodes, pageInfo } = (await askDesk(SalesDocument, {})).vendorOrders;
  return { orders: nodes, more: pageInfo.hasNextPage };
}

/** Of so many counts so many are out and so many low. */
export async function lowStock() {
  const { nodes, pageInfo } = (await askDesk(LowStockDocument, {})).vendorInventory;
  return {
    looked: nodes.length,
    more: pageInfo.hasNextPage,
    out: nodes.filter(({ available }) => available <= 0).length,
    low: nodes.filter(({ available }) => available > 0 && available <= 5).length,
  };
}
