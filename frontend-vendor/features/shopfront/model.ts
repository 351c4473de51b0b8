/** The short name of a way to send, made of the name that buyers read. One that is taken gets a number. */
export function codeOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  const base = plain || 'delivery';
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** An amount as people type it, as a decimal text; null where it is none. */
export function amountOf(text: string): string | null {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.');
  return /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? plain : null;
}

/** So many days from 0 to 365; null where it is something else. */
export function daysOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365 ? Number(text) : null;
}
