import type { InvitationState } from '@/lib/graphql/generated/graphql';

const KEPT = 'stoa-invitation';

/** The secret of an invitation, out of the part of an address that reaches no server. */
export function tokenOf(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  // An id, and what it is signed with.
  return token && /^[\w-]+\.[\w-]+$/.test(token) ? token : null;
}

/**
 * The secret of the invitation that led here. It is kept in this tab while somebody signs in, and taken out of the address, so that
 * it is in no history.
 */
export function takeToken(): string | null {
  const token = tokenOf(location.hash);
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  try {
    if (token) sessionStorage.setItem(KEPT, token);
    return token ?? sessionStorage.getItem(KEPT);
  } catch {
    return token;
  }
}

export function forgetToken(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** How an invitation stands now: what is open ends by itself in time. */
export function standOf({ state, expiresAt }: { state: InvitationState; expiresAt: string }, now: number) {
  return state === 'OPEN' && new Date(expiresAt).getTime() <= now ? 'EXPIRED' : state;
}
