'use client';
import { createContext, use } from 'react';
import type { Refused } from '@/components/forms/refusal';

export interface Payload {
  userErrors: readonly Refused[];
}

/**
 * Sends something, and where the API wants to be shown a second factor first has that done and sends it again: the same request,
 * with the same key. `null` where somebody thought better of it; every other refusal is the caller's to tell.
 */
export type Proven = <Answer extends Payload>(send: () => Promise<Answer>) => Promise<Answer | null>;

export const StepUpContext = createContext<Proven | null>(null);

export function useProven(): Proven {
  const proven = use(StepUpContext);
  if (!proven) throw new Error('What takes a second factor stands in a StepUp.');
  return proven;
}
