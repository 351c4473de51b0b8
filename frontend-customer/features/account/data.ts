import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Locale } from '@/i18n/markets';
import { askAs } from '@/lib/ask';
import {
  AccountAddressesDocument,
  AccountOrdersDocument,
  type AccountOrdersQuery,
  AccountPersonDocument,
  type AccountPersonQuery,
  AccountPrivacyDocument,
  AccountProfileDocument,
  AccountSecurityDocument,
} from '@/lib/graphql/generated/graphql';
import type { Doc } from '@/shared/lib/graphql/document';
import { ApiError } from '@/shared/lib/graphql/errors';
import { names } from '@/shared/lib/graphql/tickets';

export type Person = NonNullable<AccountPersonQuery['me']>;
export type OrderRow = AccountOrdersQuery['myOrders']['nodes'][number];

/** How many orders stand on a page. */
const ORDERS = 10;

type Own<Data extends { me: unknown }> = Data & { me: NonNullable<Data['me']> };

/** What is somebody's own. Whoever is not signed in is told apart from a server that does not answer: that is thrown. */
async function own<Data extends { me: unknown }, Variables>(
  document: Doc<Data, Variables>,
  variables: Variables,
  locale: Locale,
): Promise<Own<Data> | null> {
  try {
    const data = await askAs(document, variables, locale);
    if (data.me) return data as Own<Data>;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  }
  // With a session there is somebody: only the answer has a hole.
  if ((await cookies()).get(names('shop').session)?.value) throw new ApiError('UNAVAILABLE', 'Nobody was told who this is.');
  return null;
}

/** The gate: whoever is not signed in does so, and comes back to the page. */
async function orSignIn<Data>(asked: Promise<Data | null>, locale: Locale, path: string): Promise<Data> {
  const data = await asked;
  if (data) return data;
  return redirect(`/${locale}/sign/in?next=${encodeURIComponent(`/${locale}${path}`)}`);
}

const personOnce = cache((locale: Locale) => own(AccountPersonDocument, {}, locale));

/** For the frame of these pages, which stands in any case. */
export async function whoIs(locale: Locale): Promise<Person | 'guest' | 'unavailable'> {
  try {
    return (await personOnce(locale))?.me ?? 'guest';
  } catch {
    return 'unavailable';
  }
}

export async function person(locale: Locale, path: string): Promise<Person> {
  return (await orSignIn(personOnce(locale), locale, path)).me;
}

/** One page of orders, after or before a cursor. */
export function orders(
  locale: Locale,
  path: string,
  { after, before, count = ORDERS }: { after?: string; before?: string; count?: number },
) {
  const variables = before ? { last: count, before } : { first: count, after };
  return orSignIn(own(AccountOrdersDocument, variables, locale), locale, path);
}

export function addresses(locale: Locale, path: string) {
  return orSignIn(own(AccountAddressesDocument, {}, locale), locale, path);
}

export function profile(locale: Locale, path: string) {
  return orSignIn(own(AccountProfileDocument, {}, locale), locale, path);
}

export function security(locale: Locale, path: string) {
  return orSignIn(own(AccountSecurityDocument, {}, locale), locale, path);
}

/** What is kept about somebody; `null` for who is not signed in, and may read about it all the same. */
export function privacy(locale: Locale) {
  return own(AccountPrivacyDocument, {}, locale);
}
