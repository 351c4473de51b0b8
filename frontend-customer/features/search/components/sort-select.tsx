'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/shared/ui/button';
import { NativeSelect } from '@/shared/ui/native-select';
import { useNarrowing } from '../hooks';
import { addressOf, type Narrowing, SORTS, type Sort } from '../narrowing';

/** In which order. Without a script it is a form to send. */
export function SortSelect({ base, narrowing, currency }: { base: string; narrowing: Narrowing; currency: string }) {
  const [t, locale, id] = [useTranslations('catalog.sort'), useLocale(), useId()];
  const [shown, go] = useNarrowing(base, narrowing, currency);
  const kept = new URLSearchParams(addressOf('', { ...narrowing, sort: 'best' }, currency));
  return (
    <form method="get" action={`/${locale}${base}`} className="flex min-w-0 items-center gap-2">
      {[...kept].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id} className="shrink-0 text-muted-foreground text-sm max-sm:sr-only">
        {t('label')}
      </label>
      <NativeSelect
        id={id}
        name="sort"
        value={shown.sort}
        onChange={({ target }) => go({ ...shown, sort: target.value as Sort })}
        className="w-auto"
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(sort === 'best' && !narrowing.words ? 'usual' : sort)}
          </option>
        ))}
      </NativeSelect>
      <noscript>
        <Button type="submit" variant="outline">
          {t('apply')}
        </Button>
      </noscript>
    </form>
  );
}
