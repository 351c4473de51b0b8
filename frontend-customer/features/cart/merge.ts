import { CartMergeDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { Refusal } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { withPatience } from './patience';

/**
 * Brings what a guest chose into the cart of the account they have just signed in to. A guest without a cart is refused, as
 * somebody whose cart is being paid for is: neither is a reason not to go on.
 *
 * @throws {ApiError} Where the server was not reached.
 */
export async function mergeCart(): Promise<readonly Refusal[]> {
  const input = { idempotencyKey: newKey() };
  const { cartMerge } = await withPatience(() => ask(CartMergeDocument, { input }));
  return cartMerge.userErrors;
}
