import 'server-only';
import { cache } from 'react';
import { askDesk } from '@/lib/ask';
import { BalancesDocument, StatementDocument, type StatementQuery } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { byCurrency } from './balances';

export type Entry = StatementQuery['vendorLedger']['statement']['nodes'][number];

export const PAGE = 25;

/** What stands on the vendor's accounts, by currency. */
export const balances = cache(async () => byCurrency((await askDesk(BalancesDocument, {})).vendorLedger.balances));

export async function statement(currency: string, place: Place) {
  return (await askDesk(StatementDocument, { currency, ...pageOf(place, PAGE) })).vendorLedger.statement;
}
