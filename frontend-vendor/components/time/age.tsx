'use client';
import { useFormatter, useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoment } from '@/shared/lib/format';

/** How long ago something was; goes on while it is looked at. The server says what time it was there, so that both draw the same. */
export function Age({ at, now: first, className }: { at: string; now: number; className?: string }) {
  const [format, locale] = [useFormatter(), useLocale()];
  const [now, setNow] = useState(first);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  const then = new Date(at);
  return (
    <time dateTime={at} title={formatMoment(at, locale)} className={cn('whitespace-nowrap', className)}>
      {format.relativeTime(then, { now: new Date(Math.max(now, then.getTime())) })}
    </time>
  );
}
