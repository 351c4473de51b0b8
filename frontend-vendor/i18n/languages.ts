/** The languages of both apps, the marketplace's own first. */
export const LOCALES = ['en', 'de', 'nl', 'vi'] as const;
export type Locale = (typeof LOCALES)[number];

export const LANGUAGES: Record<Locale, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands', vi: 'Tiếng Việt' };

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** The first language of a browser's wishes that there is. */
export function wished(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
      return { code: tag.split('-')[0], weight: weight ? Number(weight.slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wishes.map(({ code }) => code).find(isLocale) ?? 'en';
}
