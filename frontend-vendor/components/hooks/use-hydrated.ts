'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this part of the page has come to life: until then it shows what the server drew, whatever is known by now. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
