'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useState } from 'react';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';
import { waysToProve } from '../hooks';
import { asksForProof } from '../proof';
import { type Proven, StepUpContext } from '../step-up';

const ProofDialog = dynamic(() => import('./proof-dialog').then(({ ProofDialog }) => ProofDialog), { ssr: false });

interface Pending {
  methods: readonly SecondFactorMethod[];
  onProved: () => void;
  onCancel: () => void;
}

/** Around pages that change what takes a second factor: asks for it where it is needed, and only then. */
export function StepUp({ children }: { children: ReactNode }) {
  const [pending, setPending] = useState<Pending | null>(null);
  const proven = useCallback<Proven>(async (send) => {
    const first = await send();
    if (!asksForProof(first.userErrors)) return first;
    const methods = await waysToProve();
    if (methods.length === 0) return first;
    const proved = await new Promise<boolean>((resolve) => {
      setPending({ methods, onProved: () => resolve(true), onCancel: () => resolve(false) });
    });
    setPending(null);
    return proved ? send() : null;
  }, []);
  return (
    <StepUpContext value={proven}>
      {children}
      {pending && <ProofDialog {...pending} />}
    </StepUpContext>
  );
}
