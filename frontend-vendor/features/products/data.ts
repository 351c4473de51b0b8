import 'server-only';
import { askDesk } from '@/lib/ask';
import {
  EditorListsDocument,
  NewestOffersDocument,
  OfferPageDocument,
  OneProductDocument,
  ProductPageDocument,
  ProductSearchDocument,
} from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { listedOffer, listedProduct, stateOf, type Tab } from './model';
import { lacksOffers, type Read } from './read';

const SIZE = 25;

/** A page of a view of the list. */
export async function listPage(tab: Tab, place: Place, team: string) {
  if (tab === 'offers') {
    const { nodes, pageInfo } = (await askDesk(OfferPageDocument, pageOf(place, SIZE))).vendorOffers;
    return { rows: nodes.map((node) => listedOffer(node, team)), ...pageInfo };
  }
  const { nodes, pageInfo } = (await askDesk(ProductPageDocument, { ...pageOf(place, SIZE), where: { state: stateOf(tab) } }))
    .vendorProducts;
  return { rows: nodes.map((node) => listedProduct(node, team)), ...pageInfo };
}

/** What a team offers in the shop, by words. */
export async function searchPage(query: string, place: Place, team: string) {
  const { search } = await askDesk(ProductSearchDocument, { ...pageOf(place, SIZE), query, vendorIds: [team] });
  const { nodes, pageInfo } = search.products;
  return { rows: nodes.map((node) => listedProduct(node, team)), ...pageInfo };
}

/** A product with what a team offers of it. */
export async function oneProduct(id: string, team: string): Promise<Read | null> {
  const { product } = await askDesk(OneProductDocument, { id });
  if (!product) return null;
  const offers = lacksOffers(product, team) ? (await askDesk(NewestOffersDocument, {})).vendorOffers.nodes : [];
  return { product, offers };
}

/** What the editor lets choose from. */
export function editorLists() {
  return askDesk(EditorListsDocument, {});
}
