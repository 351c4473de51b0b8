import { revalidateTag } from 'next/cache';
import type { NextRequest } from 'next/server';
import { env } from '@/shared/lib/env';
import { tagsOf } from '@/shared/lib/revalidate';

/** Told by the server which tags are old: pages with one of them are made anew when they are asked for next. */
export async function POST(request: NextRequest): Promise<Response> {
  const tags = tagsOf(request.headers.get('x-stoa-signature'), env.appSecret, await request.text());
  if (!tags) return Response.json({ error: 'The signature does not hold.' }, { status: 401 });
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ revalidated: tags.length });
}
