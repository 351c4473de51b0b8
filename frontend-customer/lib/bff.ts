import 'server-only';
import type { NextRequest } from 'next/server';
import { isLocale, marketHeaders } from '@/i18n/markets';
import type { Bff } from '@/shared/lib/bff';
import { hashOf } from '@/shared/lib/graphql/document';
import { SessionRefreshDocument } from './graphql/generated/graphql';
import documents from './graphql/generated/persisted-documents.json';

/** A guest's cart, known by a secret that no script reads. */
export const CART_COOKIE = '__Host-shop-cart';
const CART_KEPT_S = 30 * 24 * 3600;

export const bff: Bff = {
  app: 'shop',
  documents,
  refreshWith: hashOf(SessionRefreshDocument),
  headers: (request: NextRequest) => {
    const locale = request.headers.get('x-locale') ?? undefined;
    const cart = request.cookies.get(CART_COOKIE)?.value;
    return { ...marketHeaders(isLocale(locale) ? locale : 'en'), ...(cart ? { 'x-cart-token': cart } : {}) };
  },
  keep: keepCart,
};

/** The secret of a cart that was just made goes into a cookie, and not to the page. A cart that was merged has none any more. */
export function keepCart(data: Record<string, unknown>): string[] {
  const cookies: string[] = [];
  for (const [field, payload] of Object.entries(data)) {
    const cart = (payload as { cart?: { token?: string | null } | null } | null)?.cart;
    if (!cart) continue;
    if (cart.token) {
      cookies.push(cookie(cart.token, CART_KEPT_S));
      cart.token = null;
    }
    if (field === 'cartMerge') cookies.push(cookie('', 0));
  }
  return cookies;
}

function cookie(value: string, seconds: number): string {
  return `${CART_COOKIE}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;
}
