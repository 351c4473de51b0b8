import 'server-only';
import { type Locale, marketHeaders } from '@/i18n/markets';
import type { Doc } from '@/shared/lib/graphql/document';
import { ApiError } from '@/shared/lib/graphql/errors';
import { ask } from '@/shared/lib/graphql/server';
import { digestOf } from './told';

/** For everybody alike: kept until one of the tags is told to be old, and no longer than `revalidate` seconds. */
export function askShop<Data, Variables>(
  document: Doc<Data, Variables>,
  variables: Variables,
  locale: Locale,
  tags: string[],
  revalidate = 3600,
) {
  return named(ask(document, variables, { headers: marketHeaders(locale), tags, revalidate }));
}

/** For whoever is there. */
export function askAs<Data, Variables>(document: Doc<Data, Variables>, variables: Variables, locale: Locale) {
  return named(ask(document, variables, { headers: marketHeaders(locale), app: 'shop' }));
}

/** What is thrown while a page is made reaches the browser as a digest alone: the code, and the number of the request. */
async function named<Data>(asked: Promise<Data>): Promise<Data> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof ApiError ? Object.assign(error, { digest: digestOf(error) }) : error;
  }
}
