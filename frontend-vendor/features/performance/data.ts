import 'server-only';
import { askDesk } from '@/lib/ask';
import { StrikesDocument, type StrikesQuery, WholeScoreDocument, type WholeScoreQuery } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';

export type WholeScore = WholeScoreQuery['vendorScore'];
export type Strike = StrikesQuery['vendorStrikes']['nodes'][number];

export const PAGE = 10;

/** The score, and whether the vendor sells. */
export async function wholeScore() {
  const { myVendor, vendorScore } = await askDesk(WholeScoreDocument, {});
  return { score: vendorScore, suspended: myVendor?.state === 'SUSPENDED' };
}

/** A page of strikes, and how many of all count now. */
export async function strikes(place: Place) {
  const { vendorStrikes, newest } = await askDesk(StrikesDocument, pageOf(place, PAGE));
  return { ...vendorStrikes, counting: newest.nodes.filter(({ counts }) => counts).length };
}
