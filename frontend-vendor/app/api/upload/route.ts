import type { NextRequest } from 'next/server';
import { isOwnPage } from '@/shared/lib/bff';
import { env } from '@/shared/lib/env';

/** What the API signs for files on their way in, and nothing else of it. */
const PLACES =
  /^\/(documents\/doc_[0-9a-z]+|vendor-pictures\/ven_[0-9a-z]+\/[a-z]+|product-pictures\/prd_[0-9a-z]+\/[a-z]+_[0-9a-z]+)\?until=\d+(&alt=[\w.~%-]*)?&signature=[\w-]+$/i;

const MOST_BYTES = 10 * 1024 * 1024;

/** `PUT /api/upload?to=PATH`: hands a file on to the place that the API signed for it. Pages may reach their own server alone. */
export async function PUT(request: NextRequest): Promise<Response> {
  const to = request.nextUrl.searchParams.get('to') ?? '';
  if (request.headers.get('x-csrf') !== '1' || !isOwnPage(request)) return new Response(null, { status: 403 });
  if (!PLACES.test(to)) return new Response(null, { status: 404 });
  if (Number(request.headers.get('content-length') ?? MOST_BYTES + 1) > MOST_BYTES) return new Response(null, { status: 413 });
  try {
    const body = await request.arrayBuffer();
    const answer = await fetch(env.api + to, { method: 'PUT', body, cache: 'no-store', signal: AbortSignal.timeout(60_000) });
    return new Response(null, { status: answer.status });
  } catch {
    return new Response(null, { status: 503 });
  }
}
