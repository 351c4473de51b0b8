import { expect, it } from 'vitest';
import { mayChange, nextAfter, progressOf, type Requirement, stepsOf } from './steps';

const NOTHING = { delivery: false, returns: false, product: false };
const REQUIRED: Requirement[] = [
  { kind: 'COMPANY', met: true },
  { kind: 'REGISTER', met: false },
  { kind: 'ADDRESS', met: true },
  { kind: 'CONTACT', met: true },
  { kind: 'PAYMENT_ACCOUNT', met: false },
  { kind: 'DOCUMENT', met: true },
  { kind: 'DOCUMENT', met: false },
  { kind: 'CERTIFICATION', met: true },
];

it('takes what is required from the list of the marketplace', () => {
  const steps = stepsOf(REQUIRED, { ...NOTHING, delivery: true });
  const of = (name: string) => steps.find((step) => step.name === name);
  expect(of('company')).toEqual({ name: 'company', required: true, done: false, missing: ['REGISTER'] });
  expect(of('contact')?.done).toBe(true);
  expect(of('documents')?.missing).toEqual(['DOCUMENT']);
  expect(of('rescue')).toEqual({ name: 'rescue', required: false, done: false, missing: [] });
  expect(of('delivery')).toMatchObject({ required: false, done: true });
  expect(progressOf(steps, REQUIRED)).toEqual({ done: 2, of: 5 });
});

it('goes on with what is missing', () => {
  const steps = stepsOf(REQUIRED, NOTHING);
  expect(nextAfter('company', steps)).toBe('/onboarding/payout');
  expect(nextAfter('payout', steps)).toBe('/onboarding/documents');
  expect(nextAfter('documents', steps)).toBe('/onboarding');
});

it('changes nothing while somebody looks, and after the end', () => {
  expect((['APPLYING', 'INFO_REQUESTED', 'LIVE', 'SUSPENDED'] as const).every(mayChange)).toBe(true);
  expect((['SUBMITTED', 'REJECTED', 'TERMINATED'] as const).some(mayChange)).toBe(false);
});
