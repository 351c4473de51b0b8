import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { buttonClass } from './button';
import type { LinkLike } from './link-like';

interface Step {
  label: string;
  /** Without one there is nothing that way. */
  href?: string | null;
}

export interface PaginationProps {
  label: string;
  previous: Step;
  next: Step;
  /** Numbered pages, where they are known. */
  pages?: { page: number; of: number; href: (page: number) => string; label: (page: number) => string };
  /** Between the two steps, such as "Page 2 of 8". With numbers it is for small screens. */
  status?: ReactNode;
  link?: LinkLike;
  className?: string;
}

/** To the pages before and after, by real links. */
export function Pagination({ label, previous, next, pages, status, link: Link = 'a', className }: PaginationProps) {
  return (
    <nav data-slot="pagination" aria-label={label} className={cn('flex items-center justify-between gap-3', className)}>
      <StepLink {...previous} rel="prev" link={Link} />
      {pages && pages.of > 1 && (
        <ol className="flex items-center gap-1 max-sm:hidden">
          {span(pages.page, pages.of).map((page, index, all) => (
            <li key={page} className="flex items-center gap-1">
              {index > 0 && page - (all[index - 1] ?? 0) > 1 && (
                <span aria-hidden className="w-6 text-center text-muted-foreground">
                  …
                </span>
              )}
              <Link
                href={pages.href(page)}
                aria-label={pages.label(page)}
                aria-current={page === pages.page ? 'page' : undefined}
                className={cn(buttonClass({ variant: page === pages.page ? 'secondary' : 'ghost', size: 'icon' }), 'figures')}
              >
                {page}
              </Link>
            </li>
          ))}
        </ol>
      )}
      {status && <p className={cn('figures text-muted-foreground text-sm', pages && pages.of > 1 && 'sm:hidden')}>{status}</p>}
      <StepLink {...next} rel="next" link={Link} />
    </nav>
  );
}

function StepLink({ label, href, rel, link: Link }: Step & { rel: 'prev' | 'next'; link: LinkLike }) {
  const look = buttonClass({ variant: 'outline' });
  const words = (
    <>
      {rel === 'prev' && <ChevronLeft aria-hidden />}
      {label}
      {rel === 'next' && <ChevronRight aria-hidden />}
    </>
  );
  return href ? (
    <Link href={href} rel={rel} className={look}>
      {words}
    </Link>
  ) : (
    <span aria-hidden className={cn(look, 'invisible')}>
      {words}
    </span>
  );
}

/** The first, the last, and those around the one that is shown. */
export function span(page: number, of: number): number[] {
  const from = Math.max(1, Math.min(page - 1, of - 4));
  const to = Math.min(of, Math.max(page + 1, 5));
  const middle = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [...new Set([1, ...middle, of])];
}
