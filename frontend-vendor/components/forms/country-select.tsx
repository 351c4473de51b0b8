'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { NativeSelect } from '@/shared/ui/native-select';

/** The countries that may be chosen, by their names in the language of the page. */
export function CountrySelect({ countries, ...props }: { countries: readonly string[] } & ComponentProps<'select'>) {
  const [t, locale] = [useTranslations('common.address'), useLocale()];
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const sorted = countries.map((code) => ({ code, name: names.of(code) ?? code }));
  sorted.sort((one, other) => one.name.localeCompare(other.name, locale));
  return (
    <NativeSelect {...props}>
      <option value="">{t('choose')}</option>
      {sorted.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
