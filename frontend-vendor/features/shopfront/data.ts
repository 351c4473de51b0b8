import 'server-only';
import { askDesk } from '@/lib/ask';
import {
  PlacesDocument,
  SendingDocument,
  type SendingQuery,
  ShopfrontDocument,
  type ShopfrontQuery,
} from '@/lib/graphql/generated/graphql';

export type Front = NonNullable<ShopfrontQuery['myVendor']>;
export type Method = SendingQuery['vendorShippingMethods'][number];

/** The vendor as buyers meet it. */
export async function shopfront() {
  const { myVendor, shop } = await askDesk(ShopfrontDocument, {});
  return { vendor: myVendor ?? null, countries: shop.countries };
}

/** How the vendor sends, and where and in which money that can be. */
export async function sending() {
  const { vendorShippingMethods, shop } = await askDesk(SendingDocument, {});
  return { methods: vendorShippingMethods, countries: shop.countries, currencies: shop.currencies };
}

export async function warehouses() {
  return (await askDesk(PlacesDocument, {})).vendorWarehouses;
}
