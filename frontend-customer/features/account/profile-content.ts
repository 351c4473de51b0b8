import type { ProfileFieldsFragment } from '@/lib/graphql/generated/graphql';

/** What the form of a profile shows: where that is another, the form begins anew. News are no part of it, though they count as a change. */
export function contentOf({ name, locale, preferences }: ProfileFieldsFragment): string {
  return JSON.stringify([name, locale, { ...preferences, news: undefined }]);
}
