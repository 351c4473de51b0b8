'use client';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useWayBack } from './use-kept';

/** Back to a list: to the same page, filters and place in it. */
export function BackLink({ path, label }: { path: string; label: string }) {
  const { href, onClick } = useWayBack(path);
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      onClick={onClick}
      className="no-print -mt-2 inline-flex min-h-11 w-fit items-center gap-1.5 rounded-md text-muted-foreground text-sm hover:text-foreground"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
