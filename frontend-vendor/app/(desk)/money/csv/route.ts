import type { NextRequest } from 'next/server';
import { csvOf } from '@/features/money/csv';
import { statement } from '@/features/money/data';
import { attempt } from '@/lib/attempt';

/** A page of the statement as a table for other programs: the same rows, the amounts as the books have them. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const currency = query.get('currency') ?? '';
  if (!/^[A-Z]{3}$/.test(currency)) return new Response(null, { status: 400 });
  const place = { after: query.get('after') ?? undefined, before: query.get('before') ?? undefined };
  const page = await attempt(() => statement(currency, place));
  if (!page.data) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  const [first] = page.data.nodes;
  const name = `stoa-${currency}-${first?.occurredAt.slice(0, 10) ?? 'empty'}.csv`;
  return new Response(csvOf(page.data.nodes), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
