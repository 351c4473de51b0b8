import { type NextRequest, NextResponse } from 'next/server';
import { SessionRefreshDocument } from './lib/graphql/generated/graphql';
import { PATH_HEADER, signInAt } from './lib/paths';
import { forgotten } from './shared/lib/bff';
import { contentSecurityPolicy, GUARDS } from './shared/lib/csp';
import { env } from './shared/lib/env';
import { hashOf } from './shared/lib/graphql/document';
import { refresh } from './shared/lib/graphql/refresh';
import { isStale, names } from './shared/lib/graphql/tickets';

/** Pages that whoever has no session sees as well. */
const OPEN: readonly string[] = ['/sign-in', '/sign-up', '/verify', '/invitation'];

/** What every page passes: somebody who has a session at all, which is fresh, and what it may load. Who may see what the API decides. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy({ nonce, development: process.env.NODE_ENV !== 'production', pictures: [env.media] });
  const cookies = await freshen(request);
  const guest = !hasSession(request);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(PATH_HEADER, pathname + search);
  const response =
    guest && !OPEN.includes(pathname)
      ? NextResponse.redirect(new URL(signInAt(pathname + search), request.url))
      : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-robots-tag', 'noindex');
  for (const [name, value] of Object.entries(GUARDS)) response.headers.set(name, value);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Whether a request brings any session; which may have ended all the same. */
function hasSession(request: NextRequest): boolean {
  const { session, refresh: kept } = names('desk');
  return Boolean(request.cookies.get(session)?.value || request.cookies.get(kept)?.value);
}

/** A page that is made with a session whose access token has ended would be made for nobody. */
async function freshen(request: NextRequest): Promise<string[]> {
  const { session, refresh: kept } = names('desk');
  const ticket = { session: request.cookies.get(session)?.value, refresh: request.cookies.get(kept)?.value };
  if (!ticket.refresh || !isStale(ticket.session)) return [];
  try {
    const client = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
    const renewal = await refresh('desk', hashOf(SessionRefreshDocument), ticket, client);
    request.cookies.set(session, renewal.ticket?.session ?? '');
    request.cookies.set(kept, renewal.ticket?.refresh ?? '');
    return renewal.ticket ? renewal.cookies : forgotten('desk');
  } catch {
    // The page tells that the API does not answer; nobody is signed out by it.
    return [];
  }
}

export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] };
