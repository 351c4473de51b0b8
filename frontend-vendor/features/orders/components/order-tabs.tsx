'use client';
import { useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/layout/link-tabs';
import { address } from '@/lib/paging';
import { useDue } from '../hooks';
import { TABS, type Tab } from '../model';

/** The views of the list, with how many wait in those that want something of somebody. */
export function OrderTabs({ tab }: { tab: Tab }) {
  const t = useTranslations('orders');
  const { data } = useDue();
  const counts: Partial<Record<Tab, number>> = data
    ? { new: data.fresh.length, toShip: data.toShip.length, partlyShipped: data.partly.length }
    : {};
  return (
    <LinkTabs
      label={t('views')}
      tabs={TABS.map((name) => ({
        href: address('/orders', { tab: name === 'new' ? null : name }),
        label: t(`tab.${name}`),
        here: name === tab,
        count: counts[name] ? `${counts[name]}${data?.more ? '+' : ''}` : undefined,
      }))}
    />
  );
}
