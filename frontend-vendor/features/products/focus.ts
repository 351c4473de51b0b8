/** Puts the focus where somebody goes on, once it is drawn: what had it is gone. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}
