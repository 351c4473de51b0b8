import 'server-only';
import type { Locale } from '@/i18n/markets';
import { redirect } from '@/i18n/navigation';
import { askAs, askShop } from '@/lib/ask';
import { BuyerDocument, CheckoutDocument, HandlingDocument, PlacesDocument } from '@/lib/graphql/generated/graphql';
import { ApiError } from '@/shared/lib/graphql/errors';
import type { Buyer, CheckoutData } from './model';
import { pathOf, type Step, standing, stepBefore } from './steps';

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** A checkout of whoever is there; nothing where it is somebody else's, or of another browser. */
export async function readCheckout(id: string, locale: Locale): Promise<CheckoutData | null> {
  const { checkout } = await askAs(CheckoutDocument, { id }, locale);
  return checkout ?? null;
}

/** The checkout that the address of a step names. Whoever is not as far yet, or farther already, is led to where they are. */
export async function checkoutAt(step: Step, search: Search, locale: Locale): Promise<CheckoutData | null> {
  const { id } = await search;
  if (typeof id !== 'string') return redirect({ href: '/checkout', locale });
  const checkout = await readCheckout(id, locale);
  if (!checkout) return null;
  const stands = standing(checkout);
  if (stands === 'finish') return redirect({ href: pathOf('finish', id), locale });
  const missing = stands === 'open' ? stepBefore(step, checkout) : null;
  if (missing) return redirect({ href: pathOf(missing, id), locale });
  return checkout;
}

/** Countries that parcels go to, the one looked for first. */
export async function readPlaces(locale: Locale): Promise<string[]> {
  const { shop } = await askShop(PlacesDocument, {}, locale, ['shop']);
  return [shop.country, ...shop.countries.filter((country) => country !== shop.country)];
}

/** Who buys; nobody where a guest does. */
export async function readBuyer(locale: Locale): Promise<Buyer | null> {
  try {
    return (await askAs(BuyerDocument, {}, locale)).me ?? null;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  }
}

/** Days until a vendor's parcel leaves: as long as the slowest of its things takes. */
export async function readHandling({ groups }: CheckoutData, locale: Locale): Promise<Record<string, number>> {
  const offers = groups.flatMap(({ lines }) => lines.map(({ offerId }) => offerId)).slice(0, 50);
  const { nodes } = await askAs(HandlingDocument, { offers }, locale);
  const days = new Map(
    nodes.flatMap((node) => (node && 'handlingDays' in node ? [[node.id, node.handlingDays ?? 1] as const] : [])),
  );
  return Object.fromEntries(
    groups.map(({ vendor, lines }) => [vendor?.id ?? '', Math.max(1, ...lines.map(({ offerId }) => days.get(offerId) ?? 1))]),
  );
}

/** The charge of the test gateway that waits for its buyer, by the address where it is confirmed. */
export function chargeOf({ nextAction }: CheckoutData): string | null {
  return nextAction?.url?.match(/\/test-gateway\/charges\/(ch_[\w-]+)\/confirm$/)?.[1] ?? null;
}
