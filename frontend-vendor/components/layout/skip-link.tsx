import { useTranslations } from 'next-intl';

/** The first stop of whoever comes by keyboard. */
export function SkipLink() {
  const t = useTranslations('common');
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-primary px-4 py-2.5 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t('skip')}
    </a>
  );
}
