import { expect, it } from 'vitest';
import { csvOf } from './csv';
import type { Entry } from './data';

const entry: Entry = {
  transferId: 'trf_1',
  account: 'vendor_pending',
  kind: 'capture',
  amount: { amount: '-0.72', currency: 'EUR' },
  balance: { amount: '10.00', currency: 'EUR' },
  orderId: 'ord_1',
  vendorOrderId: 'vor_1',
  vendorOrderNumber: 'R1-1',
  occurredAt: '2026-11-30T18:50:39.338Z',
  postedAt: '2026-11-30T18:50:39.338Z',
  memo: '=HYPERLINK("x"), "quoted"',
};

it('keeps amounts as the books have them and makes no formulas of notes', () => {
  const [head, row] = csvOf([entry]).split('\r\n');
  expect(head?.startsWith('\ufeffoccurred_at,')).toBe(true);
  expect(row).toContain(',R1-1,ord_1,-0.72,10.00,EUR,');
  expect(row).toContain('"\'=HYPERLINK(""x""), ""quoted"""');
});
