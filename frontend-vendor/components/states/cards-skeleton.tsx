import { useTranslations } from 'next-intl';
import { Skeleton } from '@/shared/ui/skeleton';

/** The place of a page of cards that is still read, each as high as it will be. */
export function CardsSkeleton({ cards }: { cards: readonly string[] }) {
  const t = useTranslations('common');
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="h-8 w-44 sm:h-9" />
      <Skeleton className="mt-2 mb-6 h-5 w-72 max-w-full" />
      <div className="flex flex-col gap-6">
        {cards.map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
          <Skeleton key={index} className={`rounded-xl ${height}`} />
        ))}
      </div>
    </div>
  );
}
