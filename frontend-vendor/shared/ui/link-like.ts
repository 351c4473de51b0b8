import type { ElementType, ReactNode } from 'react';

/** What the kit asks of a link: each app has its own, and `a` is one too. */
export type LinkLike = ElementType<{
  href: string;
  className?: string;
  children?: ReactNode;
  rel?: string;
  'aria-label'?: string;
  'aria-current'?: 'page';
}>;
