import type { Entry } from './data';

const HEAD = [
  'occurred_at',
  'posted_at',
  'kind',
  'account',
  'order',
  'order_id',
  'amount',
  'balance',
  'currency',
  'memo',
  'transfer_id',
];

/** Entries as comma-separated values (RFC 4180), with a mark that spreadsheets know the letters by. */
export function csvOf(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => [
    entry.occurredAt,
    entry.postedAt,
    text(entry.kind),
    text(entry.account),
    text(entry.vendorOrderNumber ?? ''),
    text(entry.orderId ?? ''),
    entry.amount.amount,
    entry.balance.amount,
    entry.amount.currency,
    text(entry.memo ?? ''),
    text(entry.transferId),
  ]);
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** What somebody wrote is no formula, whatever it begins with. */
function text(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
