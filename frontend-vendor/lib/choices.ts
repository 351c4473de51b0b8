/** What somebody chose on this device: the language, and for which of their teams they work. */
export const LANGUAGE_COOKIE = 'stoa-language';
export const TEAM_COOKIE = 'stoa-team';

const KEPT_S = 365 * 24 * 3600;

/** A `Set-Cookie` for one of them; empty forgets it. */
export function choice(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${value ? KEPT_S : 0}; Secure; HttpOnly; SameSite=Lax`;
}

/** The team that a cookie or a form names, where it is the name of one at all: it goes into a header. */
export function teamId(value: string | undefined): string | undefined {
  return value && /^ven_[0-9a-z]{20,40}$/.test(value) ? value : undefined;
}
