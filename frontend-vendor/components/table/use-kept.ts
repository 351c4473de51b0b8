'use client';
import { useCallback, useEffect, useState } from 'react';

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((value) => typeof value === 'string') : [];
  } catch {
    return [];
  }
}

function write(key: string, values: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

/** What is chosen in a list; kept in this tab of the browser, for those of the rows that are still there. */
export function useSelection(list: string, ids: readonly string[]) {
  const key = `stoa-chosen ${list}`;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => setChosen(read(key)), [key]);
  const set = useCallback(
    (next: readonly string[]) => {
      setChosen(next);
      write(key, next);
    },
    [key],
  );
  const here = ids.filter((id) => chosen.includes(id));
  return {
    chosen: here,
    has: (id: string) => here.includes(id),
    toggle: (id: string, on: boolean) => set(on ? [...here, id] : here.filter((other) => other !== id)),
    toggleAll: (on: boolean) => set(on ? ids : []),
    clear: () => set([]),
  };
}

const LIST = 'stoa-list';

/** Remembers the address of a list and how far down somebody was, for the way back out of one of its rows. */
export function useListPlace(path: string): void {
  useEffect(() => {
    const here = () => `${location.pathname}${location.search}`;
    const address = here();
    const [kept, top] = read(`${LIST} ${path}`);
    // Only on the way back, which the row's page announces.
    const [back] = read(`${LIST}-back`);
    write(`${LIST}-back`, []);
    if (back === path && kept === address && top) requestAnimationFrame(() => scrollTo(0, Number(top)));
    else write(`${LIST} ${path}`, [address, String(Math.round(scrollY))]);
    // The page that comes next begins at its top while this one still listens.
    const keep = () => here() === address && write(`${LIST} ${path}`, [address, String(Math.round(scrollY))]);
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [path]);
}

/** The address of the list that somebody came from; the list's beginning where they came from elsewhere. */
export function useWayBack(path: string): { href: string; onClick: () => void } {
  const [href, setHref] = useState(path);
  useEffect(() => {
    const [kept] = read(`${LIST} ${path}`);
    if (kept?.startsWith(path)) setHref(kept);
  }, [path]);
  return { href, onClick: () => write(`${LIST}-back`, [path]) };
}
