import type { RequirementKind, StrikeKind, VendorState } from '@/lib/graphql/generated/graphql';

/** Something that somebody has to do, the most pressing kinds first. */
export type Todo =
  | { kind: 'remedy'; dueAt: string | null; missing: readonly RequirementKind[] }
  | {
      kind: 'state';
      state: Exclude<VendorState, 'LIVE'>;
      dueAt: string | null;
      reason: string | null;
      missing: readonly RequirementKind[];
    }
  | { kind: 'strike'; id: string; about: StrikeKind; text: string; appealUntil: string | null }
  | { kind: 'accept' | 'ship' | 'rest'; count: number; more: boolean; oldest: string | null }
  | { kind: 'out' | 'low'; count: number; looked: number; more: boolean }
  | { kind: 'pause'; from: string; until: string; running: boolean };

interface Waiting {
  placedAt?: string | null;
}

/** What waits in a group of orders; nothing where it is empty. */
export function waiting(kind: 'accept' | 'ship' | 'rest', orders: readonly Waiting[], more: boolean): Todo[] {
  const times = orders.flatMap(({ placedAt }) => placedAt ?? []).sort();
  return orders.length ? [{ kind, count: orders.length, more, oldest: times[0] ?? null }] : [];
}

interface Standing {
  state: VendorState;
  application?: {
    dueAt?: string | null;
    reason?: string | null;
    requirements: readonly { kind: RequirementKind; met: boolean }[];
  } | null;
  remedy?: { dueAt?: string | null; missing: readonly RequirementKind[] } | null;
  pause?: { from: string; until: string; running: boolean } | null;
}

interface Strike {
  id: string;
  kind: StrikeKind;
  state: string;
  text: string;
  appealUntil?: string | null;
}

/** What the marketplace wants of the vendor. */
export function wanted(vendor: Standing | null, strikes: readonly Strike[]): Todo[] {
  const todos: Todo[] = [];
  if (vendor?.remedy?.missing.length)
    todos.push({ kind: 'remedy', dueAt: vendor.remedy.dueAt ?? null, missing: vendor.remedy.missing });
  if (vendor && vendor.state !== 'LIVE') {
    const { state, application } = vendor;
    const missing = (application?.requirements ?? []).filter(({ met }) => !met).map(({ kind }) => kind);
    todos.push({ kind: 'state', state, dueAt: application?.dueAt ?? null, reason: application?.reason ?? null, missing });
  }
  for (const { id, kind, state, text, appealUntil } of strikes)
    if (state === 'STANDING') todos.push({ kind: 'strike', id, about: kind, text, appealUntil: appealUntil ?? null });
  if (vendor?.pause) todos.push({ kind: 'pause', ...vendor.pause });
  return todos;
}
