/** The language of the page that asks, as its address has it. */
export function languageHeader(): Record<string, string> {
  return typeof document === 'undefined' ? {} : { 'x-locale': document.documentElement.lang };
}
