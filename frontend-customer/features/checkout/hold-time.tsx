'use client';
import { Clock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Close enough to the end to say so. */
const SOON_MS = 3 * 60_000;

/** Until when the goods are held, as a time of day and not as a clock that runs. Tells when it is over. */
export function HoldTime({ expiresAt, serverNow, onOver }: { expiresAt: string; serverNow: () => number; onOver: () => void }) {
  const t = useTranslations('checkout.hold');
  const locale = useLocale();
  // Before the page is in a browser nobody knows the reader's time of day.
  const [now, setNow] = useState<number | null>(null);
  const end = Date.parse(expiresAt);
  useEffect(() => {
    const tell = () => setNow(serverNow());
    tell();
    const left = end - serverNow();
    const timers = [left - SOON_MS, left].filter((wait) => wait > 0).map((wait) => setTimeout(tell, wait + 50));
    return () => timers.forEach(clearTimeout);
  }, [end, serverNow]);
  const over = now !== null && now >= end;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  const soon = now !== null && !over && end - now <= SOON_MS;
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-muted-foreground text-sm">
      {now !== null && (
        <>
          <Clock aria-hidden className="size-4 shrink-0" />
          {over
            ? t('over')
            : t(soon ? 'soon' : 'until', { time: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(end) })}
        </>
      )}
    </p>
  );
}
