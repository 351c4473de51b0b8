import type { EditedProductFragment, EditorListsQuery, NewestOffersQuery } from '@/lib/graphql/generated/graphql';
import { type Draft, draftOf } from './draft';

/** A product as the API tells it, and offers that may be of it. */
export interface Read {
  product: EditedProductFragment;
  offers: NewestOffersQuery['vendorOffers']['nodes'];
}

export type Lists = EditorListsQuery;

/** Whether offers may stand beside no variant: of a draft, withdrawn, or in another currency alone. */
export function lacksOffers({ variants }: EditedProductFragment, team: string): boolean {
  return variants.some(({ offers }) => !offers.some(({ vendor }) => vendor?.id === team));
}

export function draftOfRead({ product, offers }: Read, team: string, locale: string): Draft {
  const byVariant = new Map(offers.flatMap((offer) => (offer.variant ? [[offer.variant.id, offer] as const] : [])));
  return draftOf(product, team, byVariant, locale);
}
