import 'server-only';
import { cookies, headers } from 'next/headers';
import { clientOf } from '../bff';
import { type Doc, hashOf } from './document';
import { ApiError } from './errors';
import { send } from './send';
import { type AppName, names, shown } from './tickets';

/** How a page asks: for everybody, kept until one of its tags is told to be old; or for whoever is there, never kept. */
export type Asking =
  | { headers: Record<string, string>; tags: string[]; revalidate: number }
  | { headers: Record<string, string>; app: AppName };

/**
 * Asks the API while a page is made. Partial answers are answers; where there is nothing at all, the first error is thrown.
 *
 * @throws {ApiError}
 */
export async function ask<Data, Variables>(document: Doc<Data, Variables>, variables: Variables, asking: Asking): Promise<Data> {
  const hash = hashOf(document as Doc<unknown, never>);
  const kept = 'tags' in asking;
  let answer = kept
    ? await send({ hash, variables, headers: asking.headers, next: { tags: asking.tags, revalidate: asking.revalidate } })
    : await send({ hash, variables, ...(await whoever(asking)) });
  // Next keeps whatever came with a status of success: nothing at all is no answer to keep, and is asked for again.
  if (kept && answer.data === null) answer = await send({ hash, variables, headers: asking.headers });
  if (answer.data === null || answer.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED'))
    throw ApiError.of(answer.errors);
  return answer.data as Data;
}

async function whoever(asking: { headers: Record<string, string>; app: AppName }) {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  const { session, refresh } = names(asking.app);
  const ticket = { session: jar.get(session)?.value, refresh: jar.get(refresh)?.value };
  const cart = jar.get(`__Host-${asking.app}-cart`)?.value;
  return {
    headers: { ...asking.headers, ...shown(asking.app, ticket), ...(cart ? { 'x-cart-token': cart } : {}) },
    client: clientOf({ headers: incoming }),
  };
}
