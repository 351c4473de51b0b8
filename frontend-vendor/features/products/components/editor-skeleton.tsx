import { useTranslations } from 'next-intl';
import { Card } from '@/shared/ui/card';
import { Skeleton } from '@/shared/ui/skeleton';

/** The place of an editor that is still read. */
export function EditorSkeleton() {
  const t = useTranslations('common');
  return (
    <div aria-busy className="flex flex-col gap-6">
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <div>
        <Skeleton className="mt-2 mb-3 h-5 w-24" />
        <Skeleton className="h-8 w-72 max-w-full sm:h-9" />
        <Skeleton className="mt-2 h-5 w-56 max-w-full" />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <Card>
          <Skeleton className="mb-5 h-6 w-24" />
          <Skeleton className="mb-5 h-11" />
          <Skeleton className="mb-5 h-40" />
          <Skeleton className="h-11 sm:w-80" />
        </Card>
        <Card>
          <Skeleton className="mb-5 h-6 w-24" />
          <Skeleton className="mb-5 h-11" />
          <Skeleton className="h-11" />
        </Card>
      </div>
      <Card>
        <Skeleton className="mb-5 h-6 w-32" />
        <Skeleton className="h-44" />
      </Card>
    </div>
  );
}
