import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import documents from '@/lib/graphql/generated/persisted-documents.json';
import { env } from '../env';
import { ApiError, type GraphQLFailure } from './errors';

export interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  errors: GraphQLFailure[];
  /** `Set-Cookie` headers of the API, word by word. */
  cookies: string[];
}

export interface Asking {
  hash: string;
  variables: unknown;
  /** Headers for the API: whose session, in which language, for which cart. */
  headers?: Record<string, string>;
  /** Whose address counts; nobody's where the app itself asks. */
  client?: string | undefined;
  /** What Next's cache is told; a request with somebody's session is never kept. */
  next?: { tags: string[]; revalidate: number };
}

/** No page waits longer. */
const PATIENCE_MS = 8_000;

/**
 * Asks the API for a trusted document.
 *
 * @throws {ApiError} `UNAVAILABLE` when it does not answer in time. Errors of the answer itself are in it.
 */
export async function send({ hash, variables, headers = {}, client, next }: Asking): Promise<Answer> {
  const body = bodyOf(hash, variables);
  let response: Response;
  try {
    response = await fetch(`${env.api}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...headers,
        ...signed(body, client),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(next ? { cache: 'force-cache' as const, next } : { cache: 'no-store' as const }),
    });
  } catch (cause) {
    throw new ApiError('UNAVAILABLE', `The API does not answer: ${cause instanceof Error ? cause.message : cause}`);
  }
  const answer = await readAnswer(response);
  return { status: response.status, cookies: response.headers.getSetCookie(), ...answer };
}

/** Follows a subscription as events; the API's own response, to be handed on as it comes. */
export function follow({ hash, variables, headers = {}, client }: Asking, signal: AbortSignal): Promise<Response> {
  const body = bodyOf(hash, variables);
  return fetch(`${env.api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers, ...signed(body, client) },
    body,
    signal,
    cache: 'no-store',
  });
}

/** By its hash. While somebody works on the app the server does not know its documents yet: then by its text. */
function bodyOf(hash: string, variables: unknown): string {
  if (process.env.NODE_ENV === 'production') return JSON.stringify({ documentId: hash, variables });
  return JSON.stringify({ query: (documents as Record<string, string>)[hash], variables });
}

async function readAnswer(response: Response): Promise<Pick<Answer, 'data' | 'errors'>> {
  try {
    const { data = null, errors = [] } = await response.json();
    return { data, errors };
  } catch {
    return { data: null, errors: [{ message: `The API answered ${response.status}.`, extensions: { code: 'UNAVAILABLE' } }] };
  }
}

/** As docs/limits.md has it: an HMAC over the time, the address and the body's SHA-256. */
function signed(body: string, client: string | undefined): Record<string, string> {
  const secret = env.appSecret;
  if (!secret || !client) return {};
  const time = Math.floor(Date.now() / 1_000);
  const digest = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha256', secret).update(`${time}\n${client}\n${digest}`).digest('hex');
  return { 'x-stoa-app': `t=${time},address=${client},signature=${signature}` };
}
