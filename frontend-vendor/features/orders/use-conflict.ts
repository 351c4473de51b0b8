'use client';
import { useState } from 'react';
import { readOrder, useOrderSteps } from './hooks';
import type { Order } from './model';

/** Somebody else was faster: what an order was when it was looked at, and what it is now. */
export interface Conflict {
  was: Order;
  now: Order;
}

export function hasConflict(refusals: readonly { code: string }[]): boolean {
  return refusals.some(({ code }) => code === 'VERSION_CONFLICT');
}

/**
 * What somebody decides about is the order as it was when they began, whatever comes in meanwhile. Where it turns out to have
 * changed, both are told, and they begin anew with what there is when they say so.
 */
export function useConflict(order: Order) {
  const { keep } = useOrderSteps();
  const [base, setBase] = useState(order);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  return {
    base,
    conflict,
    async meet(was: Order = base) {
      const now = await readOrder(order.id);
      if (now) setConflict({ was, now });
    },
    reload() {
      if (!conflict) return;
      keep(conflict.now);
      setBase(conflict.now);
      setConflict(null);
    },
  };
}
