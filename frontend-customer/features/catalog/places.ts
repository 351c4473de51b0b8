/** A country's name in a language. Node's alone: browsers may call it otherwise, so islands are told it. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
