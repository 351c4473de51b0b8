import { CheckoutCompleteDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { ApiError } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import type { Refused } from './model';

/** What the server said of a completion. Only it knows whether something is paid. */
export type Outcome =
  | { kind: 'placed'; href: string }
  /** The buyer has something to do at the gateway. */
  | { kind: 'action'; action: string; url: string | null }
  /** Nobody knows yet: to be asked again, with the same key. `href` is where the order is, if there is one. */
  | { kind: 'waiting'; afterMs: number; href: string | null; reached: boolean }
  | { kind: 'declined'; code: string }
  | { kind: 'refused'; refusals: readonly Refused[] };

const AGAIN_MS = 2_000;
/** Where nothing was reached. */
const LATER_MS = 4_000;

const keptAt = (id: string) => `stoa-complete ${id}`;

/** One key for one try to pay, kept over reloads and the way to a gateway and back. */
function keyFor(id: string): string {
  const kept = sessionStorage.getItem(keptAt(id));
  if (kept) return kept;
  const key = newKey();
  sessionStorage.setItem(keptAt(id), key);
  return key;
}

const sentAt = (id: string) => `stoa-bank ${id}`;

/** Whether this try has been to the gateway's page already; it counts as having been there from now on. */
export function wasSent(id: string): boolean {
  const [key, sent] = [keyFor(id), sessionStorage.getItem(sentAt(id))];
  sessionStorage.setItem(sentAt(id), key);
  return sent === key;
}

/**
 * Makes the order and asks for the money, or asks how it stands: there is one order, however often this is called.
 *
 * @throws {ApiError} Where the server has answered and something is wrong on its side or on ours.
 */
export async function complete(checkoutId: string): Promise<Outcome> {
  const input = { checkoutId, idempotencyKey: keyFor(checkoutId) };
  let payload: Awaited<ReturnType<typeof send>>;
  try {
    payload = await send(input);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, retryAfter } = error;
    if (code === 'RATE_LIMITED') return { kind: 'waiting', afterMs: (retryAfter ?? 2) * 1_000, href: null, reached: true };
    // It may have been done: the same key tells.
    if (code === 'OFFLINE' || code === 'UNAVAILABLE') return { kind: 'waiting', afterMs: LATER_MS, href: null, reached: false };
    throw error;
  }
  const outcome = outcomeOf(payload);
  // Said once and for all: the next try to pay is another one.
  if (outcome.kind !== 'waiting' && outcome.kind !== 'action') sessionStorage.removeItem(keptAt(checkoutId));
  return outcome;
}

const send = async (input: { checkoutId: string; idempotencyKey: string }) =>
  (await ask(CheckoutCompleteDocument, { input })).checkoutComplete;

type Payload = Awaited<ReturnType<typeof send>>;

export function outcomeOf({ order, orderToken, nextAction, userErrors }: Payload): Outcome {
  for (const refused of userErrors) {
    if ('askAfter' in refused)
      return {
        kind: 'waiting',
        afterMs: Math.min(Math.max(refused.askAfter * 1_000, AGAIN_MS), 10_000),
        href: null,
        reached: true,
      };
    if ('declineCode' in refused) return { kind: 'declined', code: refused.declineCode };
    if (refused.code === 'STATE_CONFLICT' && refused.retryable)
      return { kind: 'waiting', afterMs: AGAIN_MS, href: null, reached: true };
  }
  if (userErrors.length || !order) return { kind: 'refused', refusals: userErrors };
  const href = orderToken ? `/orders/track/${orderToken.replaceAll('.', '~')}?placed=1` : `/account/orders/${order.id}?placed=1`;
  if (order.status !== 'PENDING') return { kind: 'placed', href };
  if (nextAction) return { kind: 'action', action: nextAction.kind, url: nextAction.url ?? null };
  return { kind: 'waiting', afterMs: AGAIN_MS, href, reached: true };
}
