import { minorOf } from '@/shared/lib/format';

/** The accounts that a vendor can have, as the books call them, what may be taken out first. */
export const ACCOUNTS = ['vendor_available', 'vendor_pending', 'vendor_transit', 'vendor_receivable'] as const;
export type Account = (typeof ACCOUNTS)[number];

export function isAccount(name: string): name is Account {
  return ACCOUNTS.includes(name as Account);
}

interface Standing {
  account: string;
  balance: { amount: string; currency: string; minor: string };
}

export interface Balances {
  currency: string;
  accounts: { account: Account; balance: Standing['balance'] }[];
}

/** What stands where, by currency, in the order of the accounts; what they owe only where they owe something. */
export function byCurrency(rows: readonly Standing[]): Balances[] {
  const currencies = [...new Set(rows.map(({ balance }) => balance.currency))].sort();
  return currencies.map((currency) => ({
    currency,
    accounts: ACCOUNTS.flatMap((account) => {
      const found = rows.find((row) => row.account === account && row.balance.currency === currency);
      if (!found || (minorOf(found.balance) === 0n && (account === 'vendor_receivable' || account === 'vendor_transit')))
        return [];
      return [{ account, balance: found.balance }];
    }),
  }));
}
