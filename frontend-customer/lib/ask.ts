import 'server-only';
import { type Locale, marketHeaders } from '@/i18n/markets';
import type { Doc } from '@/shared/lib/graphql/document';
import { ask } from '@/shared/lib/graphql/server';

/** For everybody alike: kept until one of the tags is told to be old, and no longer than `revalidate` seconds. */
export function askShop<Data, Variables>(
  document: Doc<Data, Variables>,
  variables: Variables,
  locale: Locale,
  tags: string[],
  revalidate = 3600,
) {
  return ask(document, variables, { headers: marketHeaders(locale), tags, revalidate });
}

/** For whoever is there. */
export function askAs<Data, Variables>(document: Doc<Data, Variables>, variables: Variables, locale: Locale) {
  return ask(document, variables, { headers: marketHeaders(locale), app: 'shop' });
}
