/** The languages of both apps, the marketplace's own first, and for which market somebody looks who has not chosen one. */
export const LOCALES = ['en', 'de', 'nl', 'vi'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Market {
  currency: string;
  country: string;
}

export const MARKETS: Record<Locale, Market> = {
  en: { currency: 'EUR', country: 'DE' },
  de: { currency: 'EUR', country: 'DE' },
  nl: { currency: 'EUR', country: 'NL' },
  vi: { currency: 'VND', country: 'VN' },
};

export const LANGUAGES: Record<Locale, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands', vi: 'Tiếng Việt' };

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** What the API is told of where somebody looks. */
export function marketHeaders(locale: Locale): Record<string, string> {
  const { currency, country } = MARKETS[locale];
  return { 'x-locale': locale, 'x-currency': currency, 'x-market': country };
}
