'use client';
import { useEffect, useRef } from 'react';
import type { Refused } from '@/components/identity/refusal';
import { fillsInPasskeys, PasskeyError } from './passkey';
import { proveByPasskey } from './proof';

/** What is asked of a device is good for five minutes; it is asked anew before, as often as somebody may still be there. */
const ONE_TURN_MS = 4 * 60_000;
const MOST_TURNS = 5;

/**
 * Lets the browser offer a passkey where it fills in the address. Gives how to stop that, which has to come before a passkey is
 * asked for in another way.
 */
export function useFilledInPasskey(done: (refused: readonly Refused[]) => void): () => void {
  const stopping = useRef<AbortController | null>(null);
  const report = useRef(done);
  useEffect(() => {
    report.current = done;
  });
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    offer(stop.signal, (refused) => report.current(refused));
    return () => stop.abort();
  }, []);
  return () => stopping.current?.abort();
}

async function offer(stopped: AbortSignal, done: (refused: readonly Refused[]) => void): Promise<void> {
  if (!(await fillsInPasskeys())) return;
  for (let turn = 0; turn < MOST_TURNS && !stopped.aborted; turn += 1) {
    const over = AbortSignal.timeout(ONE_TURN_MS);
    try {
      return done(await proveByPasskey(undefined, { mediation: 'conditional', signal: AbortSignal.any([stopped, over]) }));
    } catch (error) {
      // Nobody asked for it: what does not work here is not worth a word.
      if (!(error instanceof PasskeyError) || !over.aborted) return;
    }
  }
}
