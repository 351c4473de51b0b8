'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/** The part of the browser's navigation API that is used, where there is one. */
interface Traversal extends Event {
  navigationType: string;
  destination: { key: string };
}
interface Navigation extends EventTarget {
  traverseTo(key: string): void;
}

/**
 * Keeps somebody from leaving a page by mistake while something on it is not saved: by a link of this app or by the way back they
 * are asked here, by closing the tab or loading the page anew the browser asks.
 */
export function useGuard(dirty: boolean) {
  const router = useRouter();
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const free = useRef(false);

  useEffect(() => {
    if (!dirty) return;
    free.current = false;
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!free.current) event.preventDefault();
    };
    // Before the app's own links hear of it.
    const onClick = (event: MouseEvent) => {
      if (free.current || event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || link.target || link.hasAttribute('download')) return;
      const to = new URL(link.href);
      if (to.origin !== location.origin || (to.pathname === location.pathname && to.search === location.search)) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(() => () => router.push(to.pathname + to.search));
    };
    const navigation = (window as { navigation?: Navigation }).navigation;
    const onNavigate = (event: Event) => {
      const { navigationType, destination } = event as Traversal;
      if (free.current || navigationType !== 'traverse' || !event.cancelable) return;
      event.preventDefault();
      setAsked(() => () => navigation?.traverseTo(destination.key));
    };
    addEventListener('beforeunload', onUnload);
    addEventListener('click', onClick, { capture: true });
    navigation?.addEventListener('navigate', onNavigate);
    return () => {
      removeEventListener('beforeunload', onUnload);
      removeEventListener('click', onClick, { capture: true });
      navigation?.removeEventListener('navigate', onNavigate);
    };
  }, [dirty, router]);

  return {
    asking: asked !== null,
    stay: () => setAsked(null),
    leave: () => {
      free.current = true;
      setAsked(null);
      asked?.();
    },
  };
}
