import { type Doc, hashOf } from './document';
import { ApiError, type GraphQLFailure } from './errors';
import { languageHeader } from './language';

/** No screen waits longer. */
const PATIENCE_MS = 15_000;

/**
 * Asks the API from a browser, through this app's own server.
 *
 * @throws {ApiError} `OFFLINE` when nothing was reached; else the code of the answer's first error.
 */
export async function ask<Data, Variables>(
  document: Doc<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch('/api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf': '1', ...languageHeader() },
      body: JSON.stringify({ id: hashOf(document as Doc<unknown, never>), variables }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('OFFLINE', 'The server was not reached.');
  }
  let answer: { data?: Data | null; errors?: GraphQLFailure[] };
  try {
    answer = await response.json();
  } catch {
    throw new ApiError('UNAVAILABLE', `The server answered ${response.status}.`);
  }
  if (answer.errors?.length || !answer.data) throw ApiError.of(answer.errors ?? []);
  return answer.data;
}
