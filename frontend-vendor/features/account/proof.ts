import type { Refused } from '@/components/forms/refusal';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';

/** Whether a request is heard once somebody has shown a second factor anew. */
export function asksForProof(refusals: readonly Refused[]): boolean {
  return refusals.some((refusal) => refusal.code === 'SECOND_FACTOR_REQUIRED');
}

/** What counts for somebody signed in: what is merely sent does not, where they have an app or a passkey. */
export function enoughToProve(methods: readonly SecondFactorMethod[]): readonly SecondFactorMethod[] {
  const strong = methods.filter((method) => method === 'APP' || method === 'PASSKEY');
  return strong.length ? strong : methods;
}
