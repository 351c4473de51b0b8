'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/layout/link-tabs';
import { address } from '@/lib/paging';
import { useDue } from '../hooks';
import { TABS, type Tab } from '../model';

/** The views of the list, with how many wait in those that want something of somebody. */
export function OrderTabs({ tab }: { tab: Tab }) {
  const [t, format] = [useTranslations('orders'), useFormatter()];
  const { data } = useDue();
  const counts: Partial<Record<Tab, number>> = data
    ? { new: data.toAccept, toShip: data.toShip, partlyShipped: data.partiallyShipped }
    : {};
  return (
    <LinkTabs
      label={t('views')}
      tabs={TABS.map((name) => ({
        href: address('/orders', { tab: name === 'new' ? null : name }),
        label: t(`tab.${name}`),
        here: name === tab,
        count: counts[name] ? format.number(counts[name]) : undefined,
      }))}
    />
  );
}
