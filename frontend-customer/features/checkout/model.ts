import type {
  BuyerQuery,
  DeliveryFragment,
  PostalAddressFragment,
  RefusedFragment,
  WholeCheckoutFragment,
} from '@/lib/graphql/generated/graphql';

export type CheckoutData = WholeCheckoutFragment;
export type CheckoutGroup = CheckoutData['groups'][number];
export type Buyer = NonNullable<BuyerQuery['me']>;
export type Postal = PostalAddressFragment;
export type Option = DeliveryFragment;
export type Refused = RefusedFragment;

/** Which offer a refusal is about, where it is about one. */
export function offerOf(refused: Refused): string | null {
  return 'soldOffer' in refused ? refused.soldOffer : 'offerId' in refused ? refused.offerId : null;
}
