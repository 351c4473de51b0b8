import {
  CheckoutAddressSetDocument,
  CheckoutCartDocument,
  CheckoutDeliverySetDocument,
  CheckoutDocument,
  CheckoutStartDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { newKey } from '@/shared/lib/key';
import { addressOf, isSame, valuesOf } from './address-rules';
import { cheapest } from './delivery-step';
import { type CheckoutData, offerOf, type Refused } from './model';
import { nextStep, pathOf, standing } from './steps';

/** Where the way goes on, or why it does not. */
export type Begun = { href: string } | { refusals: readonly About[]; earlier: string | null };

/** A refusal, and what it is about where that is one thing of the cart. */
interface About {
  refused: Refused;
  title: string | null;
}

/** The checkout of this window, for whoever comes back from the cart. Its place is in the address; here is only which it was. */
const LAST = 'stoa-checkout';

let flight: Promise<Begun> | null = null;
/** Kept until the start was answered, so that a second try is the same start. */
let key = newKey();

/** Begins a checkout of the cart, or goes on with the one begun before while the cart is still the same. One at a time. */
export function begin(): Promise<Begun> {
  flight ??= begun().finally(() => {
    flight = null;
  });
  return flight;
}

async function begun(): Promise<Begun> {
  const last = sessionStorage.getItem(LAST);
  const [{ cart }, earlier] = await Promise.all([
    ask(CheckoutCartDocument, {}),
    last ? ask(CheckoutDocument, { id: last }).then(({ checkout }) => checkout ?? null) : null,
  ]);
  if (!cart?.lines.length) return { href: '/cart' };
  if (earlier && standing(earlier) === 'open' && isOf(earlier, cart.lines))
    return { href: pathOf(nextStep(earlier), earlier.id) };

  const { checkoutStart } = await ask(CheckoutStartDocument, { input: { idempotencyKey: key } });
  key = newKey();
  if (!checkoutStart.checkout) {
    const titleOf = (offer: string | null) => cart.lines.find(({ offerId }) => offerId === offer)?.title ?? null;
    const refusals = checkoutStart.userErrors.map((refused) => ({ refused, title: titleOf(offerOf(refused)) }));
    return { refusals, earlier: earlier?.id ?? null };
  }
  const checkout = await carryOver(checkoutStart.checkout, earlier);
  sessionStorage.setItem(LAST, checkout.id);
  return { href: pathOf(nextStep(checkout), checkout.id) };
}

/** Whether a checkout is about what is in the cart now. */
function isOf({ groups }: CheckoutData, lines: readonly { offerId: string; quantity: number }[]): boolean {
  const told = (all: readonly { offerId: string; quantity: number }[]) =>
    all
      .map(({ offerId, quantity }) => `${offerId} ${quantity}`)
      .toSorted()
      .join();
  return told(groups.flatMap((group) => group.lines)) === told(lines);
}

/**
 * What was said in the checkout before need not be said again; and with the cheapest deliveries chosen the total is whole from the
 * first step on. Where one of it fails it is asked for in its step.
 */
async function carryOver(started: CheckoutData, earlier: CheckoutData | null): Promise<CheckoutData> {
  let checkout = started;
  try {
    if (earlier?.email && earlier.shippingAddress) {
      const { email, shippingAddress, billingAddress } = earlier;
      const billing = billingAddress && !isSame(billingAddress, shippingAddress) ? billingAddress : null;
      const input = {
        checkoutId: checkout.id,
        email,
        shippingAddress: addressOf(valuesOf(shippingAddress, shippingAddress.country)),
        billingAddress: billing && addressOf(valuesOf(billing, billing.country)),
        idempotencyKey: newKey(),
      };
      checkout = (await ask(CheckoutAddressSetDocument, { input })).checkoutAddressSet.checkout ?? checkout;
    }
    const chosen = new Map(earlier?.groups.map(({ vendor, delivery }) => [vendor?.id, delivery?.methodId]));
    const deliveries = checkout.groups.flatMap(({ vendor, deliveryOptions }) => {
      const before = deliveryOptions.find(({ methodId }) => methodId === chosen.get(vendor?.id));
      const option = before ?? cheapest(deliveryOptions);
      return vendor && option ? [{ vendorId: vendor.id, methodId: option.methodId }] : [];
    });
    if (!deliveries.length) return checkout;
    const input = { checkoutId: checkout.id, deliveries, idempotencyKey: newKey() };
    return (await ask(CheckoutDeliverySetDocument, { input })).checkoutDeliverySet.checkout ?? checkout;
  } catch {
    return checkout;
  }
}
