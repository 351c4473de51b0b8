/**
 * Loads another page anew, so that nothing of whoever was there before is left in the browser's memory. It never answers: what
 * waits for it stays busy until the page is gone.
 */
export function leave(path: string): Promise<never> {
  // Come back to by the back button, this page would show what was true before.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  location.assign(path);
  return new Promise(() => undefined);
}
