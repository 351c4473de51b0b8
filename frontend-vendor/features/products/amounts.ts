/** Numbers as people type and paste them, and as the API takes them. */

/** How many decimals a currency has. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `1.299,00 €`, `1,299.00` and `1299` are all `1299.00`; nothing where it is no amount above zero in this currency. */
export function amountOf(text: string, currency: string): string | null {
  const places = decimalsOf(currency);
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\p{Sc}|\p{Sc}$/gu, '');
  const bare = plain.replace(new RegExp(`^${currency}|${currency}$`, 'i'), '');
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const [whole, fraction] = split(bare, places);
  if (whole === null || fraction.length > places) return null;
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (digits.length > 12 || !/[1-9]/.test(digits + fraction)) return null;
  return places ? `${digits}.${fraction.padEnd(places, '0')}` : digits;
}

/** The last mark is the decimal one, unless three digits follow it or it is there more than once. */
function split(text: string, places: number): [string | null, string] {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return [text, ''];
  const [before, behind] = [text.slice(0, last), text.slice(last + 1)];
  const mark = text.charAt(last);
  const once = text.indexOf(mark) === last;
  const grouped = behind.length === 3 && (places < 3 || !once);
  if (grouped || !once) return grouped && groups(before) ? [text.replace(/[.,]/g, ''), ''] : [null, ''];
  return groups(before) ? [before.replace(/[.,]/g, '') || '0', behind] : [null, ''];
}

/** Marks between the digits stand before three of them each. */
function groups(text: string): boolean {
  return /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(text);
}

/** An amount of the API with the decimal mark of a language, and no other marks, to be typed over. */
export function typed(amount: string, locale: string): string {
  return locale === 'en' ? amount : amount.replace('.', ',');
}

/** A whole number from 0 on; nothing where it is none. */
export function wholeOf(text: string, most: number): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  if (!/^\d{1,9}$/.test(plain)) return null;
  const number = Number(plain);
  return number <= most ? number : null;
}

/** The digits of a GTIN (EAN-8, UPC-12, EAN-13 or GTIN-14), if its last one is the right check digit. */
export function gtinOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null;
  const sum = [...digits.padStart(14, '0')].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0 ? digits : null;
}

/** A GTIN as it is printed: the 14 digits without the zeros in front that fill it up. */
export function printed(gtin: string | null | undefined): string {
  if (!gtin) return '';
  if (/^0{6}\d{8}$/.test(gtin)) return gtin.slice(6);
  return gtin.replace(/^0/, '');
}
