import { useTranslations } from 'next-intl';
import { Lookup } from '@/features/orders/lookup';

/** A token that opens nothing, or does not any more. */
export default function OrderNotFound() {
  const t = useTranslations('order.unknown');
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
      <p className="max-w-xl text-muted-foreground leading-7">{t('text')}</p>
      <Lookup />
    </div>
  );
}
