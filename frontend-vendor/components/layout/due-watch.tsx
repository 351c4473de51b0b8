'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useDue } from '@/features/orders/hooks';
import { toast } from '@/shared/ui/toaster';

/** Tells of orders that come in while somebody is at the desk, on whatever page they are. */
export function DueWatch() {
  const [t, router] = [useTranslations('common.due'), useRouter()];
  const { data } = useDue({ watch: true });
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...data.fresh.map(({ id }) => id)]);
    const news = before ? data.fresh.filter(({ id }) => !before.has(id)) : [];
    const [first] = news;
    if (!first) return;
    const action = { label: t('show'), onClick: () => router.push(news.length === 1 ? `/orders/${first.id}` : '/orders') };
    toast(t('news', { count: news.length, number: first.number }), { tone: 'info', action });
  }, [data, t, router]);
  return null;
}
