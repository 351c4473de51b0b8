'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoment } from '@/shared/lib/format';
import { inWords } from './span';

/** From here on what is to leave stands out. */
const SOON_MS = 24 * 3_600_000;

/** How much time is left until something counts as late, or since when it does; goes on while it is looked at. */
export function Deadline({ at, now: first, className }: { at: string; now: number; className?: string }) {
  const [t, locale] = [useTranslations('orders.shipBy'), useLocale()];
  const [now, setNow] = useState(first);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(at) - now;
  const time = inWords(Math.abs(left), locale);
  return (
    <time
      dateTime={at}
      title={t('by', { at: formatMoment(at, locale) })}
      className={cn(
        'whitespace-nowrap',
        left <= 0 ? 'font-medium text-danger' : left < SOON_MS && 'font-medium text-warning',
        className,
      )}
    >
      {left <= 0 ? t('late', { time }) : t('left', { time })}
    </time>
  );
}
