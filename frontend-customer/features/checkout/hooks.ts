'use client';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, useTransition } from 'react';
import { useRouter } from '@/i18n/navigation';
import { CheckoutDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { newKey } from '@/shared/lib/key';
import type { CheckoutData, Refused } from './model';

const keyOf = (id: string) => ['checkout', id] as const;

/** The checkout as it was last told: by the page, or by an answer since. A page that comes back out of the browser's memory is older. */
export function useCheckout(initial: CheckoutData): { checkout: CheckoutData; again: () => Promise<unknown> } {
  const client = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: keyOf(initial.id),
    queryFn: async ({ signal }): Promise<CheckoutData> => {
      const { checkout } = await ask(CheckoutDocument, { id: initial.id }, signal);
      const known = client.getQueryData<CheckoutData>(keyOf(initial.id)) ?? initial;
      // A change may have been answered while this was under way.
      return checkout && checkout.version >= known.version ? checkout : known;
    },
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { checkout: data.version >= initial.version ? data : initial, again: refetch };
}

interface Payload {
  checkout?: CheckoutData | null;
  userErrors: readonly Refused[];
  warnings?: readonly Refused[];
}

/** One change of the checkout and the way on from it: what is sent again unchanged carries the key it had. */
export function useChange(id: string) {
  const client = useQueryClient();
  const router = useRouter();
  const sent = useRef({ body: '', key: '' });
  const [sending, setSending] = useState(false);
  const [moving, move] = useTransition();
  const [refusals, setRefusals] = useState<readonly Refused[]>([]);
  const [failure, setFailure] = useState<unknown>(null);

  /** Hands back whether it was done. What moved meanwhile is told at the next step, unless it is `quiet`. */
  async function send<Input extends object>(
    input: Input,
    work: (input: Input & { checkoutId: string; idempotencyKey: string }) => Promise<Payload>,
    { quiet = false } = {},
  ): Promise<boolean> {
    const body = JSON.stringify(input);
    if (sent.current.body !== body) sent.current = { body, key: newKey() };
    setSending(true);
    setRefusals([]);
    setFailure(null);
    try {
      const { checkout, userErrors, warnings } = await work({ ...input, checkoutId: id, idempotencyKey: sent.current.key });
      if (userErrors.length) {
        setRefusals(userErrors);
        // A refusal is this key's answer: the next try is another one.
        sent.current = { body: '', key: '' };
        await client.refetchQueries({ queryKey: keyOf(id) });
        return false;
      }
      if (checkout) {
        // The answer tells of prices that moved, and by telling they are seen: from the next look on they stand in nobody's way.
        const problems = checkout.problems.filter(({ code }) => code !== 'PRICE_CHANGED');
        client.setQueryData<CheckoutData>(keyOf(id), { ...checkout, problems });
      }
      client.setQueryData<readonly Refused[]>(movedKey(id), quiet ? [] : (warnings ?? []));
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setSending(false);
    }
  }

  return {
    busy: sending || moving,
    refusals,
    failure,
    send,
    go: (href: string) => move(() => router.push(href)),
  };
}

const movedKey = (id: string) => ['checkout', id, 'moved'] as const;

/** What the last change found to have moved: told once, at the step that comes next. */
export function useMoved(id: string): readonly Refused[] {
  const { data } = useQuery<readonly Refused[]>({ queryKey: movedKey(id), queryFn: skipToken });
  return data ?? [];
}
