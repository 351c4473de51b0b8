import { describe, expect, it } from 'vitest';
import { changesOf, deliveryLeft, type Line, leftOf, movesOf, type Order, stageOf, storyOf, worthOf } from './model';

const money = (minor: number) => ({ amount: (minor / 100).toFixed(2), currency: 'EUR', minor: String(minor) });

const line = (more: Partial<Line> = {}): Line => ({
  id: 'oln_1',
  title: 'Mug',
  variantTitle: 'Oat',
  sku: 'MUG-1',
  pictureUrl: null,
  quantity: 3,
  shipped: 0,
  refunded: 0,
  taxRateBp: 1900,
  unitPrice: money(33),
  total: { gross: money(100) },
  commission: null,
  ...more,
});

const order = (more: Partial<Order> = {}): Order => ({
  id: 'vor_1',
  orderId: 'ord_1',
  number: 'R1-1',
  lifecycle: 'PLACED',
  fulfillment: 'UNFULFILLED',
  paymentState: 'PAID',
  placedAt: '2026-11-30T10:00:00Z',
  acceptedAt: null,
  shipBy: '2026-12-02T10:00:00Z',
  shippedAt: null,
  deliveredAt: null,
  cancelReason: null,
  version: 1,
  subtotal: money(100),
  total: { gross: money(500), tax: money(80) },
  refunded: money(0),
  commission: money(10),
  commissionVat: money(2),
  delivery: { name: 'Standard', minDays: 1, maxDays: 2, price: money(400) },
  shippingAddress: null,
  returnAddress: null,
  lines: [line()],
  fulfillments: [],
  refunds: [],
  ...more,
});

describe('an order', () => {
  it('is as far as its seller reads it', () => {
    expect(stageOf(order())).toBe('new');
    expect(stageOf(order({ acceptedAt: '2026-11-30T11:00:00Z' }))).toBe('toShip');
    expect(stageOf(order({ fulfillment: 'PARTIALLY_SHIPPED' }))).toBe('partlyShipped');
    expect(stageOf(order({ lifecycle: 'CANCELLED', paymentState: 'REFUNDED' }))).toBe('cancelled');
    expect(stageOf(order({ lifecycle: 'ON_HOLD' }))).toBe('onHold');
    expect(stageOf(order({ paymentState: 'REFUNDED' }))).toBe('refunded');
  });

  it('can be answered until something of it has left', () => {
    expect(movesOf(order())).toEqual({ accept: true, reject: true, ship: true, refund: true });
    const part = order({ fulfillment: 'PARTIALLY_SHIPPED', lines: [line({ shipped: 1 })] });
    expect(movesOf(part)).toEqual({ accept: false, reject: false, ship: true, refund: true });
    const done = order({ lifecycle: 'CANCELLED', paymentState: 'REFUNDED' });
    expect(movesOf(done)).toEqual({ accept: false, reject: false, ship: false, refund: false });
  });

  it('is paid back to the cent, and its delivery once', () => {
    expect([1, 2, 3].map((units) => worthOf(line(), units))).toEqual([33n, 66n, 100n]);
    expect(worthOf(line({ refunded: 2 }), 1)).toBe(34n);
    const refund = {
      id: 'r',
      amount: money(100),
      shipping: money(400),
      reason: '',
      createdAt: '2026-12-01T00:00:00Z',
      settledAt: null,
    };
    expect(deliveryLeft(order({ refunds: [{ ...refund, status: 'PENDING' }] }))).toBe(0n);
    expect(deliveryLeft(order({ refunds: [{ ...refund, status: 'FAILED' }] }))).toBe(400n);
  });

  it('is not sent where it was paid back', () => {
    expect(leftOf(line({ shipped: 1, refunded: 1 }))).toBe(1);
    expect(leftOf(line({ shipped: 3, refunded: 1 }))).toBe(0);
  });

  it('tells what somebody else did to it', () => {
    const parcel = {
      id: 'f',
      status: 'SHIPPED',
      carrier: 'DHL',
      trackingNumber: null,
      trackingUrl: null,
      shippedAt: '2026-12-01T00:00:00Z',
      deliveredAt: null,
    } as const;
    const now = order({ acceptedAt: '2026-11-30T11:00:00Z', fulfillments: [{ ...parcel, lines: [] }], version: 3 });
    expect(changesOf(order(), now)).toEqual(['accepted', 'parcels']);
    expect(changesOf(order(), order({ version: 2 }))).toEqual(['other']);
    expect(storyOf(now).map(({ kind }) => kind)).toEqual(['placed', 'accepted', 'shipped']);
  });
});
