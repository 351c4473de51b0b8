import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { addressOf, type Narrowing } from '../narrowing';

/** Where nothing was found: what may have been meant. */
export function DidYouMean({
  words,
  narrowing,
  base,
  currency,
}: {
  words: string;
  narrowing: Narrowing;
  base: string;
  currency: string;
}) {
  const t = useTranslations('catalog.listing');
  return (
    <p className="-mt-2 mb-6">
      {t.rich('didYouMean', {
        words,
        link: (chunks) => (
          <Link
            href={addressOf(base, { ...narrowing, words }, currency)}
            className="font-semibold text-primary underline underline-offset-4"
          >
            {chunks}
          </Link>
        ),
      })}
    </p>
  );
}
