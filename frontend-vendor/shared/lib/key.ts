/** A key for one thing that somebody does: sent again with it, it happens once. */
export function newKey(): string {
  return crypto.randomUUID();
}
