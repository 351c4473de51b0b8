'use client';
import { useEffect, useRef } from 'react';

// The first page that somebody opens is read from its top; at every step after it they go on from its heading.
let arrived = false;

/** The heading of a step. It takes the focus when somebody comes from another step. */
export function StepHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
      {children}
    </h1>
  );
}
