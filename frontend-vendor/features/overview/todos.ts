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
  | { kind: 'late' | 'accept' | 'ship' | 'rest'; count: number; shipBy: string | null }
  | { kind: 'out' | 'low'; count: number; more: boolean }
  | { kind: 'pause'; from: string; until: string; running: boolean };

interface Waiting {
  toAccept: number;
  toShip: number;
  partiallyShipped: number;
  late: number;
  nextShipBy?: string | null;
}

/** What waits among the orders; by when the first of them has to leave stands at the first of it. */
export function waiting({ toAccept, toShip, partiallyShipped, late, nextShipBy }: Waiting): Todo[] {
  const found = (['late', 'accept', 'ship', 'rest'] as const)
    .map((kind, index) => ({ kind, count: [late, toAccept, toShip, partiallyShipped][index] ?? 0 }))
    .filter(({ count }) => count > 0);
  return found.map((todo, index) => ({ ...todo, shipBy: index === 0 ? (nextShipBy ?? null) : null }));
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
