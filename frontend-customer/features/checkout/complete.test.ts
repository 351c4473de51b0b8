import { describe, expect, it } from 'vitest';
import { outcomeOf } from './complete';

const base = { order: null, orderToken: null, nextAction: null, userErrors: [] };
const refused = { message: 'No.', field: null, retryable: false };

describe('outcomeOf', () => {
  it('leads a guest to the order by its token, and others to their account', () => {
    const order = { id: 'ord_1', status: 'PAID' as const };
    expect(outcomeOf({ ...base, order, orderToken: 'ord_1.a.b' })).toEqual({
      kind: 'placed',
      href: '/orders/track/ord_1~a~b?placed=1',
    });
    expect(outcomeOf({ ...base, order })).toEqual({ kind: 'placed', href: '/account/orders/ord_1?placed=1' });
  });

  it('takes nothing for paid before the server says so', () => {
    const order = { id: 'ord_1', status: 'PENDING' as const };
    expect(outcomeOf({ ...base, order }).kind).toBe('waiting');
    expect(outcomeOf({ ...base, order, nextAction: { kind: 'redirect', url: 'https://bank.test' } })).toEqual({
      kind: 'action',
      action: 'redirect',
      url: 'https://bank.test',
    });
  });

  it('asks again where nobody knows yet, and not where it was declined', () => {
    const pending = { ...refused, code: 'PAYMENT_PENDING' as const, askAfter: 60 };
    expect(outcomeOf({ ...base, userErrors: [pending] })).toMatchObject({ kind: 'waiting', afterMs: 10_000 });
    const declined = { ...refused, code: 'PAYMENT_DECLINED' as const, declineCode: 'stolen_card' };
    expect(outcomeOf({ ...base, userErrors: [declined] })).toEqual({ kind: 'declined', code: 'stolen_card' });
    const running = { ...refused, code: 'STATE_CONFLICT' as const, retryable: true };
    expect(outcomeOf({ ...base, userErrors: [running] }).kind).toBe('waiting');
    expect(outcomeOf({ ...base, userErrors: [{ ...running, retryable: false }] }).kind).toBe('refused');
  });
});
