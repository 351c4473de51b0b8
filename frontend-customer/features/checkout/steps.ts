import type { CheckoutData } from './model';

/** What is asked of a buyer, in this order. */
export const STEPS = ['address', 'delivery', 'payment', 'review'] as const;
export type Step = (typeof STEPS)[number];

/**
 * Where a step is. The checkout is named in the address: it survives a reload, a way back and the way over a gateway's page, and it
 * is no secret, since it opens for nobody but the session or the cart's cookie that it was begun with.
 */
export function pathOf(page: Step | 'finish' | 'bank', id: string, more: Record<string, string> = {}): string {
  return `/checkout/${page}?${new URLSearchParams({ id, ...more })}`;
}

/** Whether a checkout can still be changed, is to be finished, or has ended. */
export function standing(
  { state, expiresAt }: Pick<CheckoutData, 'state' | 'expiresAt'>,
  now = Date.now(),
): 'open' | 'finish' | 'ended' {
  if (state === 'COMPLETED' || state === 'COMPLETING') return 'finish';
  return state === 'OPEN' && Date.parse(expiresAt) > now ? 'open' : 'ended';
}

/** The first step that is not done yet. */
export function nextStep(checkout: CheckoutData): Step {
  if (!checkout.email || !checkout.shippingAddress) return 'address';
  if (checkout.groups.some(({ delivery }) => !delivery)) return 'delivery';
  return checkout.gateway ? 'review' : 'payment';
}

/** The step that has to be done before this one can be; nothing where it can. */
export function stepBefore(step: Step, checkout: CheckoutData): Step | null {
  const next = nextStep(checkout);
  return STEPS.indexOf(next) < STEPS.indexOf(step) ? next : null;
}
