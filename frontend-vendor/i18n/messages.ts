import type { Locale } from './languages';

/** One file for each part of the app and language, `messages/<language>/<part>.json`; a test compares their keys and arguments. */
export const PARTS = [
  'common',
  'sign',
  'overview',
  'orders',
  'products',
  'stock',
  'money',
  'application',
  'shopfront',
  'performance',
  'team',
  'keys',
  'invitation',
  'proof',
] as const;
export type Part = (typeof PARTS)[number];

type Messages = Record<string, unknown>;

export async function messagesOf(locale: Locale): Promise<Record<Part, Messages>> {
  const parts = await Promise.all(
    PARTS.map(async (part) => [part, (await import(`../messages/${locale}/${part}.json`)).default] as const),
  );
  return Object.fromEntries(parts) as Record<Part, Messages>;
}

/** Those parts of the messages that islands of a page need: no more reaches the browser. */
export function pick(messages: Record<string, unknown>, parts: readonly Part[]): Messages {
  return Object.fromEntries(parts.map((part) => [part, messages[part] as Messages]));
}
