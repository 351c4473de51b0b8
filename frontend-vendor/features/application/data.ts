import 'server-only';
import { cache } from 'react';
import { askAs, askDesk } from '@/lib/ask';
import { attempt } from '@/lib/attempt';
import {
  ApplicantDocument,
  ApplicationDocument,
  type ApplicationQuery,
  BeginningsDocument,
  type MemberRole,
} from '@/lib/graphql/generated/graphql';
import { may } from '@/lib/places';
import type { Beginnings } from './steps';

export type Applying = NonNullable<ApplicationQuery['myVendor']>;
export type Application = NonNullable<Applying['application']>;

/** Whoever wants to sell, whether or not they sell already; null for nobody. */
export async function applicant() {
  const { me, shop } = await askAs(ApplicantDocument, {});
  return { person: me ?? null, countries: shop.countries };
}

/** The vendor with its application; null where somebody else's team is gone. */
export const application = cache(async () => {
  const { myVendor, shop } = await askDesk(ApplicationDocument, {});
  return { vendor: myVendor ?? null, countries: shop.countries };
});

/** What is there of a shop. Where it cannot be read or may not be, it counts as not there. */
export async function beginnings(vendor: Applying, role: MemberRole): Promise<Beginnings> {
  const { data } = may(role, 'CATALOGUE_READ') ? await attempt(() => askDesk(BeginningsDocument, {})) : { data: undefined };
  return {
    delivery: data?.vendorShippingMethods.some(({ active }) => active) ?? false,
    returns: Boolean(vendor.returnAddress),
    product: (data?.vendorProducts.nodes.length ?? 0) > 0,
  };
}
