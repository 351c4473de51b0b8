const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A span of time in its largest whole unit, in words of the language: `2 days`, `5 Stunden`. Less than a minute is one. */
export function inWords(milliseconds: number, locale: string): string {
  const [unit, length] = UNITS.find(([, length]) => milliseconds >= length) ?? (['minute', 60_000] as const);
  const count = Math.max(1, Math.floor(milliseconds / length));
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
