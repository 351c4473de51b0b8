/** What a short message says of itself. */
export interface ToastOptions {
  tone?: 'neutral' | 'success' | 'warning' | 'danger' | 'info';
  /** One thing that can be done about it, such as undoing. */
  action?: { label: string; onClick: () => void };
}

/** Says shortly that something was done. What went wrong is said where it happened, and not here. */
export function toast(message: string, options: ToastOptions = {}): void {
  // The page works without it: where it cannot be loaded nothing is said.
  import('./toaster-view').then(({ show }) => show(message, options)).catch(() => undefined);
}
