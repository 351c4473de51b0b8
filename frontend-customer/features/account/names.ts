/** A code and what it is called in the language of the page. */
export type Named = readonly [code: string, name: string];

/**
 * Countries or currencies by their names, in the order of these. Made on the server alone: browsers call some of them otherwise, and
 * a page is not to change when it wakes up.
 */
export function named(codes: readonly string[], type: 'region' | 'currency', locale: string): Named[] {
  const names = new Intl.DisplayNames(locale, { type });
  const all = [...new Set(codes)].map((code): Named => [code, names.of(code) ?? code]);
  return all.sort(([, one], [, other]) => one.localeCompare(other, locale));
}
