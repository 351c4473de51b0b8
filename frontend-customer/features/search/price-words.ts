import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/shared/lib/format';

/** How a range of prices is called; an end that is empty or nothing is no end. */
export function usePriceWords(currency: string) {
  const [t, locale] = [useTranslations('catalog.filters'), useLocale()];
  const money = (amount: string) => formatMoney({ amount, currency }, locale);
  return ({ min, max }: { min: string; max: string }): string => {
    if (!max) return t('above', { min: money(min || '0') });
    return Number(min) > 0 ? t('range', { min: money(min), max: money(max) }) : t('below', { max: money(max) });
  };
}
