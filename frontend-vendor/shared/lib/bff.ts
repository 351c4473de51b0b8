import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { ApiError } from './graphql/errors';
import { refresh } from './graphql/refresh';
import { type Answer, follow, send } from './graphql/send';
import { type AppName, isStale, names, shown, type Ticket } from './graphql/tickets';

/**
 * The one way from a browser to the API: same origin, trusted documents alone, the session in cookies that no script reads.
 * What the API says of cookies is handed on; secrets that are meant for a cookie are taken out of the answer.
 */
export interface Bff {
  app: AppName;
  /** The documents of this app by their hashes; nothing else is sent on. */
  documents: Readonly<Record<string, string>>;
  /** The hash of the document that changes a pair of tokens. */
  refreshWith: string;
  /** More headers for the API, out of the request. */
  headers?: (request: NextRequest) => Record<string, string>;
  /** Takes out of an answer what is no business of scripts, as cookies to set. */
  keep?: (data: Record<string, unknown>) => string[];
}

interface Question {
  hash: string;
  variables: unknown;
}

/** Nobody of ours sends more. */
const MOST_BYTES = 64 * 1024;

/** `POST /api/graphql`. */
export async function answer(bff: Bff, request: NextRequest): Promise<Response> {
  return within(async () => {
    const question = await read(bff, request);
    const { result, cookies } = await asked(bff, request, question);
    const data = result.data as Record<string, unknown> | null;
    const kept = data && bff.keep ? bff.keep(data) : [];
    return reply({ data, errors: result.errors.length ? result.errors : undefined }, result.status, [...cookies, ...kept]);
  });
}

/** `POST /api/live`: a subscription, as events. */
export async function live(bff: Bff, request: NextRequest): Promise<Response> {
  return within(async () => {
    const question = await read(bff, request);
    let ticket = ticketOf(bff.app, request);
    let cookies: string[] = [];
    if (ticket.refresh && isStale(ticket.session)) {
      const renewal = await refresh(bff.app, bff.refreshWith, ticket, clientOf(request));
      ticket = renewal.ticket ?? { session: undefined, refresh: undefined };
      cookies = renewal.cookies;
    }
    const headers = { ...shown(bff.app, ticket), ...bff.headers?.(request) };
    const upstream = await follow({ ...question, headers, client: clientOf(request) }, request.signal);
    const response = new Response(opened(upstream), {
      status: upstream.status,
      headers: {
        'content-type': upstream.headers.get('content-type') ?? 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  });
}

/** Next sends the head of an answer with its first bytes: without any at once, a page would not know for seconds that it is live. */
function opened({ ok, body }: Response): ReadableStream<Uint8Array> | null {
  if (!ok || !body) return body;
  const first = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(':\n\n')),
  });
  return body.pipeThrough(first);
}

/** Asks with the session as it is, and once more with a new pair where the access token has ended. */
async function asked(bff: Bff, request: NextRequest, question: Question): Promise<{ result: Answer; cookies: string[] }> {
  const [client, extra, ticket] = [clientOf(request), bff.headers?.(request) ?? {}, ticketOf(bff.app, request)];
  const ask = (ticket: Ticket) => send({ ...question, headers: { ...shown(bff.app, ticket), ...extra }, client });
  const ended = ticket.refresh !== undefined && isStale(ticket.session);
  if (!ended) {
    const result = await ask(ticket);
    if (!refused(result) || !ticket.refresh) return { result, cookies: cookiesFor(bff.app, result, ticket) };
  }
  const renewal = await refresh(bff.app, bff.refreshWith, ticket, client);
  // The session is over: whoever it was goes on as somebody who is not signed in, and their browser forgets the pair.
  const next = renewal.ticket ?? { session: undefined, refresh: undefined };
  const result = await ask(next);
  const cookies = renewal.ticket ? renewal.cookies : forgotten(bff.app);
  return { result, cookies: [...cookies, ...result.cookies] };
}

/** A session that ended elsewhere leaves no cookies behind. */
function cookiesFor(app: AppName, result: Answer, ticket: Ticket): string[] {
  return refused(result) && ticket.session && !ticket.refresh ? [...result.cookies, ...forgotten(app)] : result.cookies;
}

const refused = ({ status }: Answer) => status === 401;

export function forgotten(app: AppName): string[] {
  return Object.values(names(app)).map((name) => `${name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`);
}

function ticketOf(app: AppName, request: NextRequest): Ticket {
  const { session, refresh } = names(app);
  return { session: request.cookies.get(session)?.value, refresh: request.cookies.get(refresh)?.value };
}

/** The address of the browser, by the last proxy before us; none where nobody says. */
export function clientOf(request: { headers: Headers }): string | undefined {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined;
}

async function read(bff: Bff, request: NextRequest): Promise<Question> {
  // A header that forms cannot set, from our own pages alone.
  if (request.headers.get('x-csrf') !== '1' || !isOwnPage(request))
    throw new ApiError('FORBIDDEN', 'This comes from another page.');
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw new ApiError('BAD_REQUEST', 'JSON, please.');
  const text = await request.text();
  if (text.length > MOST_BYTES) throw new ApiError('BAD_REQUEST', 'This is too much.');
  let body: { id?: unknown; variables?: unknown };
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError('BAD_REQUEST', 'This is no JSON.');
  }
  const { id, variables = {} } = body ?? {};
  if (typeof id !== 'string' || !Object.hasOwn(bff.documents, id))
    throw new ApiError('DOCUMENT_UNKNOWN', 'This app has no such document.');
  return { hash: id, variables };
}

/** Whether a page of this app asks, and not one elsewhere. */
export function isOwnPage(request: { headers: Headers }): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

const STATUS: Record<string, number> = { FORBIDDEN: 403, BAD_REQUEST: 400, DOCUMENT_UNKNOWN: 400, UNAVAILABLE: 503 };

async function within(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError('INTERNAL', 'Something went wrong on our side.');
    const requestId = failure.requestId ?? randomUUID();
    if (failure.code === 'INTERNAL') console.error(JSON.stringify({ level: 'error', requestId, error: String(error) }));
    const { code, message } = failure;
    return reply({ data: null, errors: [{ message, extensions: { code, requestId } }] }, STATUS[code] ?? 500, []);
  }
}

function reply(body: unknown, status: number, cookies: string[]): Response {
  const response = Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
