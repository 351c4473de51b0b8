/** Money as the API gives it: a decimal text and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

/** As people of the language write it. The text goes in as a text: no floating point between the books and the screen. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(key, format);
  }
  // Node and browsers write different narrow spaces for some languages.
  return format.format(amount as unknown as number).replaceAll('\u202f', '\u00a0');
}

/** Whole minor units for comparing and adding, as the API counts them. */
export function minorOf({ minor }: { minor: string }): bigint {
  return BigInt(minor);
}

/** A day, in the marketplace's own time zone, the same on server and screen. */
export function formatDay(at: string | number | Date, locale: string, timeZone = 'Europe/Berlin'): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(new Date(at));
}

/** A moment to the minute. */
export function formatMoment(at: string | number | Date, locale: string, timeZone = 'Europe/Berlin'): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.format(new Date(at)).replaceAll('\u202f', '\u00a0');
}

/** From and to which day a parcel arrives, counted from a moment. */
export function arrival(from: string | number | Date, minDays: number, maxDays: number): [Date, Date] {
  const day = (days: number) => new Date(new Date(from).getTime() + days * 86_400_000);
  return [day(minDays), day(maxDays)];
}
