import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { chosenLocale } from '@/i18n/chosen';
import type { Doc } from '@/shared/lib/graphql/document';
import { ApiError } from '@/shared/lib/graphql/errors';
import { ask } from '@/shared/lib/graphql/server';
import { TEAM_COOKIE, teamId } from './choices';
import { PATH_HEADER, signInAt } from './paths';

/** For whoever is there, in their language and for the team they chose. */
export async function askAs<Data, Variables>(document: Doc<Data, Variables>, variables: Variables): Promise<Data> {
  const [locale, jar] = await Promise.all([chosenLocale(), cookies()]);
  const team = teamId(jar.get(TEAM_COOKIE)?.value);
  return ask(document, variables, { headers: { 'x-locale': locale, ...(team ? { 'x-vendor': team } : {}) }, app: 'desk' });
}

/** As `askAs`, for pages that are nobody's without a session: whoever has none signs in first and comes back. */
export async function askDesk<Data, Variables>(document: Doc<Data, Variables>, variables: Variables): Promise<Data> {
  try {
    return await askAs(document, variables);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') redirect(signInAt((await headers()).get(PATH_HEADER)));
    throw told(error);
  }
}

/** What is thrown while a page is made reaches the browser as a digest alone: the code and the number of the request. */
function told(error: unknown): unknown {
  return error instanceof ApiError ? Object.assign(error, { digest: `${error.code};${error.requestId ?? ''}` }) : error;
}
