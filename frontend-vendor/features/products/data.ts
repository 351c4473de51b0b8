import 'server-only';
import { askDesk } from '@/lib/ask';
import {
  type EditedProductFragment,
  EditorListsDocument,
  OfferPageDocument,
  OneProductDocument,
  ProductPageDocument,
} from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { listedOffer, listedProduct, stateOf, type Tab } from './model';

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

/** A team's own products, by words of their titles, by a SKU or a barcode. */
export async function searchPage(text: string, place: Place, team: string) {
  const { nodes, pageInfo } = (await askDesk(ProductPageDocument, { ...pageOf(place, SIZE), where: { text } })).vendorProducts;
  return { rows: nodes.map((node) => listedProduct(node, team)), ...pageInfo };
}

/** A product with what a team offers of it. */
export async function oneProduct(id: string): Promise<EditedProductFragment | null> {
  return (await askDesk(OneProductDocument, { id })).product ?? null;
}

/** What the editor lets choose from. */
export function editorLists() {
  return askDesk(EditorListsDocument, {});
}
