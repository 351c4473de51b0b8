import { getRequestConfig } from 'next-intl/server';
import { isLocale } from './markets';
import { messagesOf } from './messages';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : routing.defaultLocale;
  return { locale, messages: await messagesOf(locale), timeZone: 'Europe/Berlin' };
});
