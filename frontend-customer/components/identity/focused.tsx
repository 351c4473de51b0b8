'use client';
import { type ReactNode, useEffect, useRef } from 'react';

/** What came up after something was done: it takes the focus, so that nobody misses it; again with each `attempt`. */
export function Focused({ attempt, children }: { attempt?: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt with the same outcome is told again
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      {children}
    </div>
  );
}
