'use client';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';

const watch = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says when nothing can be reached, as long as it is so. */
export function OfflineNote() {
  const t = useTranslations('common');
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4">
      {!online && <p className="rounded-lg bg-foreground px-4 py-2.5 text-background text-sm shadow-lifted">{t('offline')}</p>}
    </div>
  );
}
