import { useTranslations } from 'next-intl';
import { Skeleton } from '@/shared/ui/skeleton';

/** The place of a list that is still read: its heading, perhaps its views, and its rows. */
export function ListSkeleton({ tabs = false, rows = 10 }: { tabs?: boolean; rows?: number }) {
  const t = useTranslations('common');
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="h-8 w-44 sm:h-9" />
      <Skeleton className="mt-2 mb-6 h-5 w-72 max-w-full" />
      {tabs && <Skeleton className="mb-4 h-11 w-full" />}
      <div className="overflow-hidden rounded-xl border bg-card">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all are alike
          <div key={row} className="flex h-15.25 items-center gap-6 border-b px-4 last:border-b-0">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="h-5 w-20 max-sm:hidden" />
            <Skeleton className="h-5 min-w-0 flex-1" />
            <Skeleton className="h-5 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The place of one thing that is still read: its heading, its parts and what stands beside them. */
export function OneSkeleton() {
  const t = useTranslations('common');
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="mb-3 h-5 w-24" />
      <Skeleton className="h-8 w-64 max-w-full sm:h-9" />
      <Skeleton className="mt-2 mb-6 h-5 w-72 max-w-full" />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-6">
          <Skeleton className="h-41 rounded-xl" />
          <Skeleton className="h-64 rounded-xl" />
        </div>
        <div className="flex flex-col gap-6">
          <Skeleton className="h-76 rounded-xl" />
          <Skeleton className="h-54 rounded-xl" />
        </div>
      </div>
    </div>
  );
}
