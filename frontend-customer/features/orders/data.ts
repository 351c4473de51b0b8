import 'server-only';
import type { Locale } from '@/i18n/markets';
import { redirect } from '@/i18n/navigation';
import { askAs } from '@/lib/ask';
import { OrderByIdDocument, OrderByTokenDocument } from '@/lib/graphql/generated/graphql';
import { ApiError } from '@/shared/lib/graphql/errors';
import type { OrderData } from './model';

/** A guest's order; nothing where the token does not hold. */
export async function orderByToken(token: string, locale: Locale): Promise<OrderData | null> {
  const { orderLookup } = await askAs(OrderByTokenDocument, { token }, locale);
  return orderLookup ?? null;
}

/** The order of whoever is signed in; others are asked to sign in. */
export async function orderById(id: string, locale: Locale): Promise<OrderData | null> {
  try {
    return (await askAs(OrderByIdDocument, { id }, locale)).order ?? null;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') throw error;
    return redirect({ href: `/sign/in?next=${encodeURIComponent(`/${locale}/account/orders/${id}`)}`, locale });
  }
}
