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
