import { defineRouting } from 'next-intl/routing';
import { LOCALES } from './markets';

// Always with the language: `as-needed` redirects in circles behind some host names. No cookie and no Link header of its own:
// both would keep shared caches from keeping a page.
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: false,
  alternateLinks: false,
});
