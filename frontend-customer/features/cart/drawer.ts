'use client';
import { useSyncExternalStore } from 'react';

interface Drawer {
  open: boolean;
  /** What opened it, and is given the focus back. */
  trigger: HTMLElement | null;
}

let drawer: Drawer = { open: false, trigger: null };
const closed = drawer;
const watchers = new Set<() => void>();

function change(next: Drawer) {
  drawer = next;
  for (const changed of watchers) changed();
}

export function openDrawer(trigger: HTMLElement | null): void {
  change({ open: true, trigger });
}

export function closeDrawer(): void {
  change({ ...drawer, open: false });
}

/** The cart beside the page: whether it shows, and for whom. */
export function useDrawer(): Drawer {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => drawer,
    () => closed,
  );
}
