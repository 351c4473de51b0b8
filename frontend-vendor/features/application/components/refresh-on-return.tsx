'use client';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

/** Reads the page anew when somebody comes back to it, and while they look every so many seconds, where something is waited for. */
export function RefreshOnReturn({ seconds }: { seconds?: number }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') startTransition(() => router.refresh());
    };
    document.addEventListener('visibilitychange', look);
    const timer = seconds ? setInterval(look, seconds * 1_000) : undefined;
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [router, seconds]);
  return null;
}
