export const dynamic = 'force-dynamic';

/** Whether this process answers; whether the API does is the API's own to tell. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
