'use client';
import { useState } from 'react';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';

/** A right password that a second factor has to follow. */
export interface Half {
  challenge: string;
  methods: readonly SecondFactorMethod[];
}

/** What a sign-in answers with, by whichever way it came. */
interface Answer {
  challenge: string | null;
  challengeMethods: readonly SecondFactorMethod[] | null;
  session: unknown;
}

/** Leads on from the answer to a sign-in: into the shop, or to the second factor. */
export function useEntering(enter: () => Promise<void>) {
  const [half, setHalf] = useState<Half | null>(null);
  async function go({ challenge, challengeMethods, session }: Answer): Promise<void> {
    if (challenge) setHalf({ challenge, methods: challengeMethods ?? [] });
    else if (session) await enter();
  }
  return { half, go, again: () => setHalf(null) };
}
