import 'server-only';
import { askDesk } from '@/lib/ask';
import { StockNamesDocument, type StockNamesQuery, StockPageDocument } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import { type Row, wayTo } from './model';

const SIZE = 50;

type Named = Extract<NonNullable<StockNamesQuery['nodes'][number]>, { sku: string }>;

/** A page of counts with what they are of. */
export async function stockPage(place: Place) {
  const { edges, pageInfo } = (await askDesk(StockPageDocument, pageOf(place, SIZE))).vendorInventory;
  const ids = [...new Set(edges.map(({ node }) => node.variantId))];
  const { nodes } = ids.length ? await askDesk(StockNamesDocument, { ids }) : { nodes: [] };
  const names = new Map(nodes.filter((node): node is Named => node !== null && 'sku' in node).map((node) => [node.id, node]));
  const cursors = edges.map(({ cursor }) => cursor);
  const rows = edges.map(({ node }, index): Row => {
    const name = names.get(node.variantId);
    return {
      level: node,
      way: wayTo(index, cursors, place),
      title: name?.product?.title ?? null,
      variant: name?.title ?? null,
      sku: name?.sku ?? null,
      pictureUrl: name?.product?.pictureUrl ?? null,
    };
  });
  return { rows, ...pageInfo };
}
