import type { NextRequest, NextResponse } from 'next/server';
import createMiddleware from 'next-intl/middleware';
import { routing } from './i18n/routing';
import { SessionRefreshDocument } from './lib/graphql/generated/graphql';
import { contentSecurityPolicy, GUARDS } from './shared/lib/csp';
import { env } from './shared/lib/env';
import { hashOf } from './shared/lib/graphql/document';
import { refresh } from './shared/lib/graphql/refresh';
import { isStale, names } from './shared/lib/graphql/tickets';

const languages = createMiddleware(routing);

/** Pages that are made for each request: for one person, or with a nonce. */
const OWN = /^\/(en|de|nl|vi)\/(account|checkout|orders|sign)(\/|$)/;

/** What every page passes: the language in its path, a session that is fresh, and what it may load. Who may see what the API decides. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const own = OWN.test(request.nextUrl.pathname);
  const nonce = own ? Buffer.from(crypto.randomUUID()).toString('base64') : undefined;
  const policy = contentSecurityPolicy({ nonce, development: process.env.NODE_ENV !== 'production', pictures: [env.media] });
  const cookies = own ? await freshen(request) : [];
  request.headers.set('content-security-policy', policy);
  const response = languages(request);
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of Object.entries(GUARDS)) response.headers.set(name, value);
  if (response.headers.has('location')) response.headers.set('vary', 'accept-language');
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** A page that is made with a session whose access token has ended would be made for nobody. */
async function freshen(request: NextRequest): Promise<string[]> {
  const { session, refresh: kept } = names('shop');
  const ticket = { session: request.cookies.get(session)?.value, refresh: request.cookies.get(kept)?.value };
  if (!ticket.refresh || !isStale(ticket.session)) return [];
  try {
    const client = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
    const renewal = await refresh('shop', hashOf(SessionRefreshDocument), ticket, client);
    request.cookies.set(session, renewal.ticket?.session ?? '');
    request.cookies.set(kept, renewal.ticket?.refresh ?? '');
    return renewal.cookies;
  } catch {
    // The page tells that the API does not answer; nobody is signed out by it.
    return [];
  }
}

// All but the app's own files by their names: an address with a dot in it is one like others.
export const config = {
  matcher: [
    '/((?!api/|_next/|sitemaps/|sitemap\\.xml|robots\\.txt|manifest\\.webmanifest|favicon\\.ico|icon\\.svg|apple-icon\\.png|opengraph-image\\.png).*)',
  ],
};
