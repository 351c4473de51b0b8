import { PackageCheck } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { address } from '@/lib/paging';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import type { Tab } from '../model';

/** The view that has nothing in it, and where to look next. */
const NEXT: Record<Tab, Tab | null> = { new: 'toShip', toShip: 'shipped', partlyShipped: 'toShip', shipped: 'all', all: null };

/** Nothing is in this view of the list. */
export async function OrdersEmpty({ tab }: { tab: Tab }) {
  const t = await getTranslations('orders');
  const next = NEXT[tab];
  return (
    <Empty
      className="mt-6"
      icon={<PackageCheck />}
      title={t(`empty.${tab}.title`)}
      text={t(`empty.${tab}.text`)}
      action={
        next && (
          <Link href={address('/orders', { tab: next })} prefetch={false} className={buttonClass({ variant: 'outline' })}>
            {t(`tab.${next}`)}
          </Link>
        )
      }
    />
  );
}
