const ZONE = 'Europe/Berlin';

/** A day with its year, for what may be long ago. */
export function dateOf(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: ZONE }).format(new Date(at));
}
