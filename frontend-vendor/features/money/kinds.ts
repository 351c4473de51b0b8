/** What can have moved a vendor's money, as the books call it. */
const KINDS = ['capture', 'release', 'refund', 'refund_failed', 'payout', 'payout_failed', 'adjustment'] as const;

interface Entry {
  kind: string;
  account: string;
  amount: { amount: string };
}

/** By which words an entry is told. A sale is several lines: what came in, and what the marketplace kept of it. */
export type EntryKind = (typeof KINDS)[number] | 'commission' | 'releaseIn' | 'other';

export function entryKind({ kind, amount }: Entry): EntryKind {
  const minus = amount.amount.startsWith('-');
  if (kind === 'capture' && minus) return 'commission';
  if (kind === 'release' && !minus) return 'releaseIn';
  return KINDS.find((known) => known === kind) ?? 'other';
}
