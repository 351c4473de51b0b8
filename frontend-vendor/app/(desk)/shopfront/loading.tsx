import { useTranslations } from 'next-intl';
import { Skeleton } from '@/shared/ui/skeleton';

export default function Loading() {
  const t = useTranslations('common');
  return (
    <div aria-busy>
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <Skeleton className="h-96 rounded-xl" />
    </div>
  );
}
