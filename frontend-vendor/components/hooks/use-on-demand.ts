'use client';
import { type ComponentType, useState } from 'react';

/**
 * A part that no page needs before somebody opens it, such as a menu: fetched when its button is pointed at, drawn in the button's place,
 * open, when that is pressed. `button` goes to the button that stands there until then.
 */
export function useOnDemand<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const fetchAhead = () => void load().catch(() => undefined);
  const button = {
    'aria-expanded': false,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    // Where it cannot be fetched, the next press tries again.
    onClick: () =>
      void load().then(
        (part) => setPart(() => part),
        () => undefined,
      ),
  };
  return { Part, button };
}
