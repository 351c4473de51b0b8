import { Tags } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import type { Tab } from '../model';

/** Nothing is in this view of the list, or fits the words; and what to do next. */
export async function ProductsEmpty({ tab, mayWrite }: { tab: Tab | 'search'; mayWrite: boolean }) {
  const t = await getTranslations('products');
  const first = mayWrite && (tab === 'all' || tab === 'offers');
  return (
    <Empty
      className="mt-6"
      icon={<Tags />}
      title={t(`empty.${tab}.title`)}
      text={t(`empty.${tab}.text`)}
      action={
        first ? (
          <Link href="/products/new" prefetch={false} className={buttonClass()}>
            {t('new')}
          </Link>
        ) : (
          tab !== 'all' && (
            <Link href="/products" prefetch={false} className={buttonClass({ variant: 'outline' })}>
              {t('tab.all')}
            </Link>
          )
        )
      }
    />
  );
}
