'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useOrderNews } from '@/features/orders/hooks';
import { toast } from '@/shared/ui/toaster';

/** Tells of orders as they come in while somebody is at the desk, on whatever page they are. */
export function DueWatch() {
  const [t, router] = [useTranslations('common.due'), useRouter()];
  useOrderNews(({ id, number }) => {
    const action = { label: t('show'), onClick: () => router.push(`/orders/${id}`) };
    toast(t('news', { number }), { tone: 'info', action });
  });
  return null;
}
