import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The server's outbox tells which pages are old, signed with the secret that both share. */
const TOLERANCE_S = 300;
const MOST_TAGS = 100;
const MOST_BYTES = 64 * 1024;

/** The tags that a signed message names; `null` where its signature does not hold, or it is none. */
export function tagsOf(
  header: string | null,
  secret: string | undefined,
  body: string,
  nowS = Date.now() / 1_000,
): string[] | null {
  if (!secret || !header || body.length > MOST_BYTES) return null;
  const parts = Object.fromEntries(header.split(',').map((part) => part.trim().split('=', 2) as [string, string]));
  const { t, v1 } = parts;
  if (!t || !v1 || !/^\d+$/.test(t) || Math.abs(nowS - Number(t)) > TOLERANCE_S) return null;
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest();
  const given = Buffer.from(v1, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const { tags } = JSON.parse(body) as { tags?: unknown };
    const fit =
      Array.isArray(tags) && tags.length <= MOST_TAGS && tags.every((tag) => typeof tag === 'string' && tag.length <= 200);
    return fit ? (tags as string[]) : null;
  } catch {
    return null;
  }
}
