'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/layout/link-tabs';

const TABS = ['profile', 'policies', 'delivery', 'trader', 'pause'] as const;

/** The parts of the shopfront. */
export function ShopTabs() {
  const [t, path] = [useTranslations('shopfront'), usePathname()];
  const hrefOf = (name: string) => (name === 'profile' ? '/shopfront' : `/shopfront/${name}`);
  return (
    <LinkTabs
      label={t('parts')}
      tabs={TABS.map((name) => ({ href: hrefOf(name), label: t(`tab.${name}`), here: path === hrefOf(name) }))}
    />
  );
}
