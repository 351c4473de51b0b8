import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { LANGUAGE_COOKIE } from '@/lib/choices';
import { isLocale, type Locale, wished } from './languages';

/** The language somebody chose on this device; before that, what their browser wishes. */
export const chosenLocale = cache(async (): Promise<Locale> => {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(LANGUAGE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : wished(incoming.get('accept-language'));
});
