'use client';
import { useEffect, useState } from 'react';

/** What a link in a letter is for; each has a page of its own. */
export type LetterKind = 'verify' | 'reset-password' | 'change-email';

const KEPT = 'stoa-letter:';

/**
 * The secret of a letter's link. It comes behind the `#`, which reaches no server, leaves the address at once, and is kept in this
 * tab, so that somebody can sign in first. `undefined` until that is known, `null` where there is none.
 */
export function useLetter(kind: LetterKind): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const told = new URLSearchParams(location.hash.slice(1)).get('token');
    if (told) {
      sessionStorage.setItem(KEPT + kind, told);
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    setToken(told ?? sessionStorage.getItem(KEPT + kind));
  }, [kind]);
  return token;
}

/** Once it was used, or is good for nothing any more. */
export function forgetLetter(kind: LetterKind): void {
  sessionStorage.removeItem(KEPT + kind);
}
