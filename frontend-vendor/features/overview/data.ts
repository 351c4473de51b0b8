import 'server-only';
import { askDesk } from '@/lib/ask';
import { LowStockDocument, SalesDocument, ScoreDocument, StandingDocument } from '@/lib/graphql/generated/graphql';
import { LOW } from '@/lib/stock';

export async function standing() {
  const { myVendor, vendorStrikes } = await askDesk(StandingDocument, {});
  return { vendor: myVendor ?? null, strikes: vendorStrikes.nodes };
}

export async function score() {
  return (await askDesk(ScoreDocument, {})).vendorScore;
}

export async function salesBetween(bounds: string[]) {
  return (await askDesk(SalesDocument, { bounds })).vendorSales;
}

/** So many counts are out and so many low; `more` where counting ended before. */
export async function lowStock() {
  const { out, low } = await askDesk(LowStockDocument, { low: LOW });
  const count = (list: typeof out) => list.totalCount?.value ?? 0;
  return { out: count(out), low: Math.max(0, count(low) - count(out)), more: low.totalCount?.precision === 'AT_LEAST' };
}
