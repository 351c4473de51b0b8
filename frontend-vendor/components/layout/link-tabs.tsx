'use client';
import Link from 'next/link';
import { type ReactNode, useEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';

export interface LinkTab {
  href: string;
  label: ReactNode;
  here: boolean;
  count?: string;
}

/** Views of one list, each with an address of its own. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const list = useRef<HTMLUListElement>(null);
  // Where they do not all fit beside each other, the one that is open is in sight.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-current]');
    const frame = list.current?.parentElement;
    if (open && frame) frame.scrollLeft = open.offsetLeft - (frame.clientWidth - open.offsetWidth) / 2;
  }, []);
  return (
    <nav aria-label={label} className="no-print -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul ref={list} className="relative flex min-w-full gap-1 border-b">
        {tabs.map(({ href, label: name, here, count }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={here ? 'page' : undefined}
              className={cn(
                '-mb-px inline-flex h-11 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2',
                here ? 'border-primary text-foreground' : 'border-transparent text-muted-foreground hover:text-foreground',
              )}
            >
              {name}
              {count && (
                <span
                  className={cn(
                    'figures rounded-full px-1.5 text-xs leading-5',
                    here ? 'bg-accent text-accent-foreground' : 'bg-muted',
                  )}
                >
                  {count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
