/** Where somebody wanted to go: a path of this app's pages and of nobody else's, which does not lead back to signing in. */
export function ownPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > 500 || !wanted.startsWith('/')) return null;
  // Browsers take two slashes, and backslashes, for another host, and leave control characters out.
  if (wanted.startsWith('//') || wanted.includes('\\') || hasControl(wanted)) return null;
  const base = 'http://shop.invalid';
  if (!URL.canParse(wanted, base)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith('//')) return null;
  if (/^\/(api|_next)(\/|$)/.test(pathname) || /^(\/[a-z]{2})?\/(sign|sign-in)(\/|$)/.test(pathname)) return null;
  return `${pathname}${search}${hash}`;
}

function hasControl(text: string): boolean {
  return [...text].some((letter) => letter.charCodeAt(0) < 32 || letter.charCodeAt(0) === 127);
}
