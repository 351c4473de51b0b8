import { ApiError } from '@/shared/lib/graphql/errors';

const TRIES = 4;
const FIRST_PAUSE_MS = 600;
/** Nobody looks at a screen for longer. */
const MOST_PAUSE_MS = 10_000;

/** What was refused is refused again; what was not reached, or was too much at once, may be answered now. */
const MAY_PASS = ['OFFLINE', 'UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'];

/** Whether a question is asked once more after so many failures. */
export function isWorthAsking(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError) || !MAY_PASS.includes(error.code)) return false;
  return failures < TRIES - 1 && (error.retryAfter ?? 0) * 1_000 <= MOST_PAUSE_MS;
}

/** How long it waits before: as long as the server says, or longer each time, and not all at the same moment. */
export function pauseBefore(failures: number, error: unknown): number {
  const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1_000 : 0;
  const own = Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2);
  return Math.max(asked, own);
}
