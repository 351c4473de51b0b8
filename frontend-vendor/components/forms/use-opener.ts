'use client';
import { useRef, useState } from 'react';

/**
 * Whoever opened a dialog gets the focus back when it closes. Where that is gone, or `lose` told that it will be, the heading of
 * the page does: nobody who comes by keyboard begins anew at the top.
 */
export function useOpener() {
  const [opener] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  const lost = useRef(false);
  return {
    giveBack: (event: Event) => {
      event.preventDefault();
      if (!lost.current && opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
      else focusHeading();
    },
    lose: () => {
      lost.current = true;
    },
  };
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.classList.add('outline-none');
  heading.focus();
}
