/** In which header the proxy tells a page its own address. */
export const PATH_HEADER = 'x-stoa-path';

/** Where to go after signing in: a page of this app, and of no other. */
export function ownPath(path: string | null | undefined): string {
  return path &&
    /^\/(?![/\\])[^\s\\]*$/.test(path) &&
    !path.startsWith('/sign-in') &&
    !path.startsWith('/sign-up') &&
    !path.startsWith('/api')
    ? path
    : '/';
}

export function signInAt(path: string | null | undefined): string {
  const next = ownPath(path);
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
