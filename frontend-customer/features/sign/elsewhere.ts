import type { Refused } from '@/components/identity/refusal';
import {
  ElsewhereBeginDocument,
  ElsewhereCompleteDocument,
  type ElsewhereCompleteMutation,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { deviceName } from './device';
import { leave } from './leave';

/** What this browser keeps while somebody is at their provider: without it nobody can use the provider's answer. */
const KEPT = 'stoa-elsewhere:';

export interface Asked {
  provider: string;
  /** Where to go afterwards: a path of this app. */
  returnTo: string;
  /** To link the account elsewhere to one's own, with its password where there is one. */
  link?: { password?: string };
}

/** Sends somebody to their provider; answers only where that was refused. */
export async function goElsewhere({ provider, returnTo, link }: Asked): Promise<readonly Refused[]> {
  const { oauthBegin } = await ask(ElsewhereBeginDocument, {
    input: {
      provider,
      returnTo,
      redirectUri: `${location.origin}/sign-in/callback`,
      purpose: link ? 'LINK' : 'SIGN_IN',
      password: link?.password || undefined,
    },
  });
  const { state, browserSecret, authorizationUrl, userErrors } = oauthBegin;
  if (!state || !browserSecret || !authorizationUrl) return userErrors;
  sessionStorage.setItem(KEPT + state, browserSecret);
  return leave(authorizationUrl);
}

export type Returned = ElsewhereCompleteMutation['oauthComplete'];

const returning = new Map<string, Promise<Returned | null>>();

/** Hands in what the provider put into the address, once; `null` where this browser did not begin it. */
export function comeBack(search: string): Promise<Returned | null> {
  const answer = new URLSearchParams(search);
  const state = answer.get('state') ?? '';
  const known = returning.get(state);
  if (known) return known;
  const completing = complete(state, answer);
  returning.set(state, completing);
  return completing;
}

async function complete(state: string, answer: URLSearchParams): Promise<Returned | null> {
  const browserSecret = sessionStorage.getItem(KEPT + state);
  if (!state || !browserSecret) return null;
  sessionStorage.removeItem(KEPT + state);
  const part = (name: string) => answer.get(name) ?? undefined;
  const { oauthComplete } = await ask(ElsewhereCompleteDocument, {
    input: {
      state,
      browserSecret,
      code: part('code'),
      iss: part('iss'),
      error: part('error'),
      user: part('user'),
      device: deviceName(),
    },
  });
  return oauthComplete;
}
