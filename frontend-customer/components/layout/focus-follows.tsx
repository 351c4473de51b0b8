'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * A page that follows another without being loaded leaves the focus on the link that led to it, which may be far below by then.
 * Where it is not to be seen any more, it goes to the title of the page.
 */
export function FocusFollows() {
  const path = usePathname();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    // After the page has been scrolled to its beginning.
    const frame = requestAnimationFrame(() => {
      if (!isLost(document.activeElement)) return;
      const title = document.querySelector<HTMLElement>('main h1');
      if (!title) return;
      if (!title.hasAttribute('tabindex')) title.tabIndex = -1;
      title.style.outline = 'none';
      title.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return null;
}

/** What is at the end of a page is pushed out of sight by what comes in above it. */
function isLost(focused: Element | null): boolean {
  if (!focused || focused === document.body || focused.closest('footer')) return true;
  const { top, bottom } = focused.getBoundingClientRect();
  return bottom <= 0 || top >= innerHeight;
}
