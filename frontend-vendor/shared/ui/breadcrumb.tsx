import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import type { LinkLike } from './link-like';

export interface BreadcrumbProps {
  label: string;
  /** From the start to this page; the last one is where somebody is. */
  items: readonly { label: ReactNode; href?: string }[];
  link?: LinkLike;
  className?: string;
}

/** Where this page is, and what it is part of. */
export function Breadcrumb({ label, items, link: Link = 'a', className }: BreadcrumbProps) {
  return (
    <nav data-slot="breadcrumb" aria-label={label} className={className}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-muted-foreground text-sm">
        {items.map(({ label: name, href }, index) => {
          const last = index === items.length - 1;
          return (
            <li key={href ?? index} className="flex min-w-0 items-center gap-1.5">
              {href && !last ? (
                <Link href={href} className="rounded-sm py-1.5 underline-offset-4 hover:text-foreground hover:underline">
                  {name}
                </Link>
              ) : (
                <span aria-current={last ? 'page' : undefined} className={cn('truncate py-1.5', last && 'text-foreground')}>
                  {name}
                </span>
              )}
              {!last && <ChevronRight aria-hidden className="size-3.5 shrink-0" />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
