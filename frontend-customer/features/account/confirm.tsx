'use client';
import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import { asksForProof, type Refused } from '@/components/identity/refusal';
import { enoughToProve } from '@/features/sign/proof';
import { type SecondFactorMethod, WaysToProveDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

const ConfirmDialog = dynamic(() => import('./confirm-dialog'), { ssr: false });

export interface Payload {
  userErrors: readonly Refused[];
}

/** What somebody is asked before something is done. */
export interface Question {
  title: string;
  /** What will come of it. */
  text?: string;
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** The password is asked for as well. */
  password?: boolean;
}

/** What is sent, with the password where that was asked for. Sent again it is the same request. */
type Run<Answer extends Payload> = (password?: string) => Promise<Answer>;

/**
 * Does something, and where the server wants to be shown a second factor first has that done and does it again. With a question it
 * is asked before. `null` where somebody thought better of it; every other refusal is the caller's to tell.
 */
type Confirmed = <Answer extends Payload>(run: Run<Answer>, question?: Question) => Promise<Answer | null>;

const Context = createContext<Confirmed | null>(null);

export interface Pending {
  question?: Question;
  /** Where nothing is asked: with what it can be shown. */
  methods?: readonly SecondFactorMethod[];
  run: Run<Payload>;
  settle: (answer: Payload | null) => void;
  fail: (error: unknown) => void;
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [pending, setPending] = useState<Pending | null>(null);
  const opener = useRef<Element | null>(null);

  const confirmed = useCallback<Confirmed>(async (run, question) => {
    opener.current = document.activeElement;
    let methods: readonly SecondFactorMethod[] | undefined;
    if (!question) {
      const answer = await run();
      if (!asksForProof(answer.userErrors)) return answer;
      methods = await waysToProve();
      if (!methods.length) return answer;
    }
    return new Promise((resolve, reject) => {
      setPending({ question, methods, run, settle: (answer) => resolve(answer as never), fail: reject });
    });
  }, []);

  return (
    <Context value={confirmed}>
      {children}
      {pending && <ConfirmDialog pending={pending} opener={opener.current} onClosed={() => setPending(null)} />}
    </Context>
  );
}

export function useConfirmed(): Confirmed {
  const confirmed = use(Context);
  if (!confirmed) throw new Error('Account pages stand in a ConfirmProvider.');
  return confirmed;
}

/** With what somebody can show once more who they are; nothing where they have no second factor. */
export async function waysToProve(): Promise<readonly SecondFactorMethod[]> {
  const { me } = await ask(WaysToProveDocument, {});
  return enoughToProve(me?.secondFactor?.methods ?? []);
}
