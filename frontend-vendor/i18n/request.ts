import { getRequestConfig } from 'next-intl/server';
import { chosenLocale } from './chosen';
import { messagesOf } from './messages';
import { TIME_ZONE } from './zone';

export default getRequestConfig(async () => {
  const locale = await chosenLocale();
  return { locale, messages: await messagesOf(locale), timeZone: TIME_ZONE };
});
