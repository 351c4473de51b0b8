'use client';
import { useTranslations } from 'next-intl';
import { cn } from '@/shared/lib/cn';
import type { Liveness } from '@/shared/lib/graphql/live';

/** Whether the page moves by itself, in words. It is not read out: only what happens to the order is. */
export function LiveNote({ state }: { state: Liveness }) {
  const t = useTranslations('order.live');
  return (
    <p className="no-print flex items-center gap-2 text-muted-foreground text-sm">
      <span aria-hidden className={cn('size-2 rounded-full', state === 'live' ? 'bg-success' : 'bg-warning')} />
      {t(state)}
    </p>
  );
}
