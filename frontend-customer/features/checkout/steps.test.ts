import { describe, expect, it } from 'vitest';
import type { CheckoutData } from './model';
import { nextStep, standing, stepBefore } from './steps';

const checkout = (over: Partial<CheckoutData>) =>
  ({ email: null, shippingAddress: null, gateway: null, groups: [{ delivery: null }], ...over }) as unknown as CheckoutData;
const addressed = { email: 'a@example.com', shippingAddress: { name: 'A' } } as unknown as Partial<CheckoutData>;
const delivered = { groups: [{ delivery: { methodId: 'm' } }] } as unknown as Partial<CheckoutData>;

describe('the steps', () => {
  it('come one after the other, and none is left out', () => {
    expect(nextStep(checkout({}))).toBe('address');
    expect(nextStep(checkout(delivered))).toBe('address');
    expect(nextStep(checkout(addressed))).toBe('delivery');
    expect(nextStep(checkout({ ...addressed, ...delivered }))).toBe('payment');
    expect(nextStep(checkout({ ...addressed, ...delivered, gateway: 'test' }))).toBe('review');
  });

  it('lead back to what is missing, and never away from what is done', () => {
    expect(stepBefore('review', checkout(addressed))).toBe('delivery');
    expect(stepBefore('address', checkout({ ...addressed, ...delivered, gateway: 'test' }))).toBeNull();
  });

  it('are over when the time is, but not while a payment is under way', () => {
    const expiresAt = '2026-11-30T12:00:00Z';
    expect(standing({ state: 'OPEN', expiresAt }, Date.parse(expiresAt) - 1)).toBe('open');
    expect(standing({ state: 'OPEN', expiresAt }, Date.parse(expiresAt))).toBe('ended');
    expect(standing({ state: 'COMPLETING', expiresAt }, Date.parse(expiresAt))).toBe('finish');
  });
});
