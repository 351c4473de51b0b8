'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';

/** Reads the page anew; done when what it shows is new. Until then whoever asked is still busy, and nothing old can be clicked. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [pending, start] = useTransition();
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (!pending) for (const done of waiting.current.splice(0)) done();
  }, [pending]);
  return useCallback(
    () =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        start(() => router.refresh());
      }),
    [router],
  );
}
