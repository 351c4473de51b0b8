import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import type { Count } from '../data';
import { addressOf, type Narrowing, type Part } from '../narrowing';
import { usePartName } from './listing';

/** An empty list: what may have been meant, what it could be narrowed by less, and where else to look. */
export function NothingFound({
  base,
  narrowing,
  currency,
  names,
  relaxations,
}: {
  base: string;
  narrowing: Narrowing;
  currency: string;
  names: ReadonlyMap<string, string>;
  relaxations: { part: Part; count: Count }[];
}) {
  const t = useTranslations('catalog.listing');
  const name = usePartName(narrowing, currency, names);
  const { words } = narrowing;
  return (
    <Empty
      icon={<SearchX />}
      title={words ? t('nothingFor', { words }) : t('nothing')}
      text={relaxations.length > 0 ? t('relax') : t('nothingText')}
      action={
        <>
          {relaxations.map(({ part, count }) => (
            <Link
              key={`${part.code} ${part.value}`}
              href={addressOf(base, part.without, currency)}
              className={buttonClass({ variant: 'outline' })}
            >
              {t('withoutCount', { name: name(part), count: count.value })}
            </Link>
          ))}
          <Link href="/products" className={buttonClass({ variant: relaxations.length > 0 ? 'ghost' : 'outline' })}>
            {t('everything')}
          </Link>
        </>
      }
    />
  );
}
