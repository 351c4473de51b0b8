'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LANGUAGES, LOCALES } from '@/i18n/languages';
import { choose } from '@/lib/choose';
import { setTheme, THEMES, type Theme, themeNow } from '@/shared/lib/theme';
import { Field } from '@/shared/ui/field';
import { NativeSelect } from '@/shared/ui/native-select';

/** The language and the look, as somebody wants them on this device. */
export function Preferences({ className }: { className?: string }) {
  const [t, locale] = [useTranslations('common'), useLocale()];
  const [theme, setChosen] = useState<Theme>('system');
  useEffect(() => setChosen(themeNow()), []);
  return (
    <div className={className}>
      <Field label={t('language')}>
        {(parts) => (
          <NativeSelect {...parts} value={locale} onChange={({ target }) => choose({ language: target.value })}>
            {LOCALES.map((code) => (
              <option key={code} value={code} lang={code}>
                {LANGUAGES[code]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t('theme.label')}>
        {(parts) => (
          <NativeSelect
            {...parts}
            value={theme}
            onChange={({ target }) => {
              const next = target.value as Theme;
              setChosen(next);
              setTheme(next);
            }}
          >
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {t(`theme.${name}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}
