import { useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/layout/link-tabs';
import { address } from '@/lib/paging';
import { TABS, type Tab } from '../model';

/** The views of the list; none of them is open while something is searched for. */
export function ProductTabs({ tab }: { tab: Tab | null }) {
  const t = useTranslations('products');
  return (
    <LinkTabs
      label={t('views')}
      tabs={TABS.map((name) => ({
        href: address('/products', { tab: name === 'all' ? null : name }),
        label: t(`tab.${name}`),
        here: name === tab,
      }))}
    />
  );
}
