import type { Money } from '@/shared/lib/format';

const digits = new Map<string, number>();

/** How many decimals a currency has: two, or none for dong and yen. */
function decimals(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

/** Money out of whole minor units, without floating point. */
export function moneyOf(minor: bigint, currency: string): Money & { minor: string } {
  const places = decimals(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0');
  const whole = places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
  return { amount: `${sign}${whole}`, currency, minor: minor.toString() };
}

/** The other way round: what is below zero is above it. */
export function negative({ amount, currency }: Money): Money {
  return { amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency };
}
