import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/shared/lib/cn';
import { inputClass } from '@/shared/ui/input';

/** A search of one list alone; a plain form. */
export function SearchWithin({ base, words }: { base: string; words: string }) {
  const [t, common, locale] = [useTranslations('catalog.vendor'), useTranslations('common'), useLocale()];
  return (
    // biome-ignore lint/a11y/useSemanticElements: the form carries the landmark, for browsers without the element
    <form role="search" aria-label={t('searchWithin')} action={`/${locale}${base}`} className="relative w-full sm:max-w-72">
      <label>
        <span className="sr-only">{t('searchWithin')}</span>
        <input
          key={words}
          type="search"
          name="q"
          defaultValue={words}
          maxLength={200}
          placeholder={t('searchWithin')}
          className={cn(inputClass, 'h-11 !rounded-full pr-12 pl-5')}
        />
      </label>
      <button
        type="submit"
        className="absolute inset-y-0 right-0 grid w-12 cursor-pointer place-items-center rounded-full text-muted-foreground hover:text-foreground"
      >
        <Search aria-hidden className="size-5" />
        <span className="sr-only">{common('search')}</span>
      </button>
    </form>
  );
}
