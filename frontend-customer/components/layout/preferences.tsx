'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LANGUAGES, LOCALES } from '@/i18n/markets';
import { usePathname, useRouter } from '@/i18n/navigation';
import { setTheme, THEMES, type Theme, themeNow } from '@/shared/lib/theme';

const FIELD = 'h-11 rounded-md border border-input bg-card px-3 text-foreground text-sm';

/** The language and the look, as somebody wants them on this device. */
export function Preferences() {
  const [t, locale, path, router] = [useTranslations('common'), useLocale(), usePathname(), useRouter()];
  const [theme, choose] = useState<Theme>('system');
  useEffect(() => choose(themeNow()), []);
  return (
    <div className="flex flex-wrap gap-4">
      <label className="flex items-center gap-2">
        {t('language')}
        <select
          className={FIELD}
          value={locale}
          onChange={({ target }) => router.replace(`${path}${location.search}`, { locale: target.value })}
        >
          {LOCALES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGES[code]}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2">
        {t('theme.label')}
        <select
          className={FIELD}
          value={theme}
          onChange={({ target }) => {
            const next = target.value as Theme;
            choose(next);
            setTheme(next);
          }}
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {t(`theme.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
