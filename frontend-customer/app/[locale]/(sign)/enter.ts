import { mergeCart } from '@/features/cart/merge';
import { leave } from '@/features/sign/leave';

/** After signing in: what was in the guest's cart comes along, and the page is loaded anew for whoever is there now. */
export async function enter(next: string): Promise<void> {
  // What could not be brought along is still in this browser: it must not keep anybody from going on.
  await mergeCart().catch(() => undefined);
  await leave(next);
}
