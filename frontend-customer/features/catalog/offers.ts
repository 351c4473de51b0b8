import type { ProductOffersQuery } from '@/lib/graphql/generated/graphql';
import { arrival, type Money } from '@/shared/lib/format';

export type Offer = NonNullable<ProductOffersQuery['product']>['variants'][number]['offers'][number];

/** A way in which a vendor delivers. */
export interface Delivery {
  methodId: string;
  name: string;
  minDays: number;
  maxDays: number;
  price: Money;
}

export interface Variant {
  id: string;
  sku: string;
  title: string;
  options: { name: string; value: string }[];
  offers: Offer[];
}

export const canBeHad = ({ offers }: Pick<Variant, 'offers'>) => offers.some((offer) => offer.availability.quantity > 0);

/** The variant that a page shows first: the first one that can be had. */
export function firstOf<Kind extends Pick<Variant, 'offers'>>(variants: readonly Kind[]): Kind | undefined {
  return variants.find(canBeHad) ?? variants[0];
}

/** The variant that an address means, by its SKU or its id. */
export function variantNamed<Kind extends Pick<Variant, 'id' | 'sku'>>(
  variants: readonly Kind[],
  name: string | null,
): Kind | undefined {
  return name === null ? undefined : variants.find(({ sku, id }) => sku === name || id === name);
}

export interface Choice {
  name: string;
  values: { value: string; variant: Variant; available: boolean; chosen: boolean }[];
}

/**
 * What can be chosen of a product, seen from the variant that is shown: each value leads to the variant that has it and is most
 * alike otherwise. Where variants have no options their titles are the choice.
 */
export function choicesOf(variants: readonly Variant[], shown: Variant): Choice[] {
  const names = [...new Set(variants.flatMap(({ options }) => options.map(({ name }) => name)))];
  if (names.length === 0) {
    if (variants.length < 2) return [];
    const values = variants.map((variant) => ({
      value: variant.title || variant.sku,
      variant,
      available: canBeHad(variant),
      chosen: variant.id === shown.id,
    }));
    return [{ name: '', values }];
  }
  return names.map((name) => {
    const values = [...new Set(variants.flatMap((variant) => valueIn(variant, name) ?? []))].map((value) => {
      const [variant = shown] = variants
        .filter((other) => valueIn(other, name) === value)
        .sort((one, other) => alike(other, shown, names) - alike(one, shown, names));
      const exact = alike(variant, shown, names) >= names.length - 1;
      return { value, variant, available: exact && canBeHad(variant), chosen: valueIn(shown, name) === value };
    });
    return { name, values };
  });
}

const valueIn = ({ options }: Pick<Variant, 'options'>, name: string) => options.find((option) => option.name === name)?.value;

/** In how many of its options a variant is like another one; of equals what can be had goes first. */
function alike(variant: Variant, other: Variant, names: readonly string[]): number {
  const same = names.filter((name) => valueIn(variant, name) === valueIn(other, name)).length;
  return same + (canBeHad(variant) ? 0.5 : 0);
}

/** The cheapest way in which a vendor delivers, and from when to when it would arrive if it were ordered now. */
export function promiseOf(
  offer: Pick<Offer, 'handlingDays' | 'shippingFrom'>,
  deliveries: readonly Delivery[],
  now: number,
): { price: Money; from: Date; to: Date; faster: { price: Money; to: Date } | null } | null {
  if (!offer.shippingFrom) return null;
  const [cheapest, ...others] = [...deliveries].sort((one, other) => Number(one.price.amount) - Number(other.price.amount));
  if (!cheapest) return null;
  const arrives = ({ minDays, maxDays }: Delivery) =>
    arrival(now, minDays + (offer.handlingDays ?? 0), maxDays + (offer.handlingDays ?? 0));
  const [from, to] = arrives(cheapest);
  const [quicker] = others.filter(({ maxDays }) => maxDays < cheapest.maxDays).sort((one, other) => one.maxDays - other.maxDays);
  // What the offer says holds for one piece of it; the list knows nothing of limits above which delivery is free.
  return { price: offer.shippingFrom, from, to, faster: quicker ? { price: quicker.price, to: arrives(quicker)[1] } : null };
}
