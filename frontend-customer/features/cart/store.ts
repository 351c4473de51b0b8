import type { QueryClient } from '@tanstack/react-query';
import {
  CartLineRestoreDocument,
  CartLineSaveForLaterDocument,
  CartLinesAddDocument,
  CartLinesRemoveDocument,
  CartLinesUpdateDocument,
  type CartPieceFragment,
  type CartRefusalFragment,
  type ViewerQuery,
  type WholeCartFragment,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { newKey } from '@/shared/lib/key';
import { withPatience } from './patience';
import { createQuantities, type Quantities } from './quantities';

export const CART = ['cart'] as const;
const VIEWER = ['viewer'] as const;

export type CartData = WholeCartFragment;
export type Piece = CartPieceFragment;

/** The server's no to a change of the cart, in its own words. */
export class CartRefused extends Error {
  readonly refusals: readonly CartRefusalFragment[];

  constructor(refusals: readonly CartRefusalFragment[]) {
    super(refusals[0]?.message ?? 'Refused.');
    this.name = 'CartRefused';
    this.refusals = refusals;
  }
}

type Payload = { cart?: CartData | null; userErrors: readonly CartRefusalFragment[] };

/** Everything that changes the cart. Each change carries one key, and its answer is what every part of the page shows next. */
export interface CartStore {
  quantities: Quantities;
  add: (offerId: string, quantity: number) => Promise<void>;
  remove: (lineId: string) => Promise<void>;
  saveForLater: (lineId: string) => Promise<void>;
  restore: (lineId: string) => Promise<void>;
  /** Pieces that are being added, for the number in the header. */
  adding: () => number;
  watchAdding: (changed: () => void) => () => void;
}

const stores = new WeakMap<QueryClient, CartStore>();

/** The one store that drawer, page and header share. */
export function storeOf(client: QueryClient): CartStore {
  const known = stores.get(client);
  if (known) return known;
  const made = createStore(client);
  stores.set(client, made);
  return made;
}

function createStore(client: QueryClient): CartStore {
  let adding = 0;
  const watchers = new Set<() => void>();

  function count(pieces: number) {
    adding += pieces;
    for (const changed of watchers) changed();
  }

  async function change(work: (idempotencyKey: string) => Promise<Payload>): Promise<void> {
    const key = newKey();
    const { cart, userErrors } = await withPatience(() => work(key));
    if (userErrors.length) throw new CartRefused(userErrors);
    if (cart) keep(client, cart);
  }

  return {
    quantities: createQuantities((lineId, quantity) =>
      change(async (idempotencyKey) => {
        const input = { lines: [{ lineId, quantity }], idempotencyKey };
        return (await ask(CartLinesUpdateDocument, { input })).cartLinesUpdate;
      }),
    ),
    async add(offerId, quantity) {
      count(quantity);
      try {
        await change(async (idempotencyKey) => {
          const input = { lines: [{ offerId, quantity }], idempotencyKey };
          return (await ask(CartLinesAddDocument, { input })).cartLinesAdd;
        });
      } finally {
        count(-quantity);
      }
    },
    remove: (lineId) =>
      change(async (idempotencyKey) => {
        const input = { lineIds: [lineId], idempotencyKey };
        return (await ask(CartLinesRemoveDocument, { input })).cartLinesRemove;
      }),
    saveForLater: (lineId) =>
      change(
        async (idempotencyKey) =>
          (await ask(CartLineSaveForLaterDocument, { input: { lineId, idempotencyKey } })).cartLineSaveForLater,
      ),
    restore: (lineId) =>
      change(
        async (idempotencyKey) => (await ask(CartLineRestoreDocument, { input: { lineId, idempotencyKey } })).cartLineRestore,
      ),
    adding: () => adding,
    watchAdding(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** Takes an answer in, unless a later one is here already. */
function keep(client: QueryClient, cart: CartData): void {
  client.cancelQueries({ queryKey: CART });
  const known = client.getQueryData<CartData | null>(CART);
  if (known && known.id === cart.id && known.version > cart.version) return;
  client.setQueryData<CartData | null>(CART, cart);
  client.setQueryData<ViewerQuery>(VIEWER, (viewer) => viewer && { ...viewer, cart: { id: cart.id, itemCount: cart.itemCount } });
}
