import type { RequirementKind, VendorState } from '@/lib/graphql/generated/graphql';

/** The steps from an application to a shop, in their order; each is a page. */
export const STEPS = ['company', 'contact', 'payout', 'documents', 'rescue', 'delivery', 'returns', 'product'] as const;
export type StepName = (typeof STEPS)[number];

/** Where each thing that has to be there is filled in. The promise is given where the application is handed in. */
export const STEP_OF: Record<RequirementKind, StepName | null> = {
  COMPANY: 'company',
  REGISTER: 'company',
  VAT_NUMBER: 'company',
  ADDRESS: 'contact',
  CONTACT: 'contact',
  PAYMENT_ACCOUNT: 'payout',
  DOCUMENT: 'documents',
  RESCUE_STORY: 'rescue',
  CERTIFICATION: null,
};

export interface Requirement {
  kind: RequirementKind;
  met: boolean;
}

/** What a shop needs before its first sale, beside what the marketplace has to know. */
export interface Beginnings {
  delivery: boolean;
  returns: boolean;
  product: boolean;
}

export interface Step {
  name: StepName;
  /** Whether the application cannot be handed in without it. */
  required: boolean;
  done: boolean;
  /** What is missing of it. */
  missing: RequirementKind[];
}

/** How far each step is. The marketplace's list decides what is required; it is another one for each country and legal form. */
export function stepsOf(requirements: readonly Requirement[], beginnings: Beginnings): Step[] {
  return STEPS.map((name): Step => {
    const own = requirements.filter(({ kind }) => STEP_OF[kind] === name);
    const missing = [...new Set(own.filter(({ met }) => !met).map(({ kind }) => kind))];
    const required = own.length > 0;
    const done = name in beginnings ? beginnings[name as keyof Beginnings] : required && missing.length === 0;
    return { name, required, done, missing };
  });
}

/** How many of the required steps are done; the promise is one of them. */
export function progressOf(steps: readonly Step[], requirements: readonly Requirement[]): { done: number; of: number } {
  const required = steps.filter((step) => step.required);
  const promise = requirements.filter(({ kind }) => STEP_OF[kind] === null);
  return {
    done: required.filter((step) => step.done).length + promise.filter(({ met }) => met).length,
    of: required.length + promise.length,
  };
}

/** Where to go on after a step: the next one that is not done, or the list of all of them. */
export function nextAfter(name: StepName, steps: readonly Step[]): string {
  const next = steps.slice(steps.findIndex((step) => step.name === name) + 1).find((step) => step.required && !step.done);
  return next ? `/onboarding/${next.name}` : '/onboarding';
}

/** Whether what was filled in can be changed. */
export function mayChange(state: VendorState): boolean {
  return state === 'APPLYING' || state === 'INFO_REQUESTED' || state === 'LIVE' || state === 'SUSPENDED';
}

/** Whether the application is still with whoever applies. */
export function isOpen(state: VendorState): boolean {
  return state === 'APPLYING' || state === 'INFO_REQUESTED';
}
