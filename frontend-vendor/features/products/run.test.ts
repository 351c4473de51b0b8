import { beforeEach, expect, it, vi } from 'vitest';
import { type Draft, emptyDraft, emptyRow } from './draft';
import { conflicts, keyring, type Standing, send } from './run';

const { steps } = vi.hoisted(() => ({
  steps: Object.fromEntries(
    ['create', 'update', 'archive', 'pictures', 'variant', 'deleteVariant', 'offer', 'withdraw', 'stock'].map((name) => [
      name,
      vi.fn(),
    ]),
  ),
}));
vi.mock('./hooks', () => ({ steps }));

const refusal = (code: string, ...field: string[]) => ({ userErrors: [{ code, message: '', field: ['input', ...field] }] });
const offer = { id: 'ofr', version: 1, state: 'ACTIVE', availability: { quantity: 0 } };

let count = 0;
beforeEach(() => {
  count = 0;
  for (const step of Object.values(steps)) step?.mockReset();
  steps.create?.mockResolvedValue({ product: { id: 'prd', version: 1 }, userErrors: [] });
  steps.update?.mockImplementation(async ({ expectedVersion = 9, state = 'DRAFT' }) => ({
    product: { id: 'prd', version: expectedVersion + 1, state },
    userErrors: [],
  }));
  steps.variant?.mockImplementation(async () => {
    count += 1;
    return { variant: { id: `var-${count}`, version: 1 }, userErrors: [] };
  });
  steps.offer?.mockResolvedValue({ offer, userErrors: [] });
  steps.stock?.mockResolvedValue({ stockLevel: { available: 7 }, userErrors: [] });
});

function written(): Draft {
  const draft = emptyDraft(['EUR']);
  const row = (key: string) => ({ ...emptyRow(key, ['EUR']), sku: key, prices: { EUR: '5' }, count: '7' });
  return { ...draft, fields: { ...draft.fields, title: 'Mug', state: 'ACTIVE' }, rows: [row('new-1'), row('new-2')] };
}

it('makes a product, its variants and offers, and only then puts it into the shop', async () => {
  let last: Standing | undefined;
  const first: Standing = { id: null, version: null, base: emptyDraft(['EUR']) };
  expect(await send(first, written(), keyring(), (standing) => (last = standing))).toEqual([]);
  expect(steps.create).toHaveBeenCalledWith(expect.objectContaining({ title: 'Mug', draft: true }));
  expect(steps.offer).toHaveBeenCalledTimes(2);
  expect(steps.stock?.mock.calls.map(([{ variantId, onHand, changeFrom }]) => [variantId, onHand, changeFrom])).toEqual([
    ['var-1', 7, 0],
    ['var-2', 7, 0],
  ]);
  expect(steps.update?.mock.calls.map(([input]) => input.state)).toEqual(['ACTIVE']);
  expect(last).toMatchObject({ id: 'prd', base: { fields: { state: 'ACTIVE' } } });
});

it('goes on where it was refused, and sends nothing twice', async () => {
  const keys = keyring();
  let [standing, draft]: [Standing, Draft] = [{ id: null, version: null, base: emptyDraft(['EUR']) }, written()];
  const keep = (next: Standing, now: Draft) => {
    [standing, draft] = [next, now];
  };
  steps.variant?.mockResolvedValueOnce({ variant: { id: 'var-a', version: 1 }, userErrors: [] });
  steps.variant?.mockResolvedValueOnce(refusal('VALIDATION_FAILED', 'sku'));
  const found = await send(standing, draft, keys, keep);
  expect(found.map(({ id }) => id)).toEqual(['cell-new-2-sku']);
  expect(steps.update).not.toHaveBeenCalled();
  expect(standing).toMatchObject({ id: 'prd', version: 2 });
  expect(draft.rows.map(({ id }) => id)).toEqual(['var-a', null]);

  draft = { ...draft, rows: draft.rows.map((row) => (row.key === 'new-2' ? { ...row, sku: 'other' } : row)) };
  expect(await send(standing, draft, keys, keep)).toEqual([]);
  expect(steps.create).toHaveBeenCalledTimes(1);
  expect(steps.variant).toHaveBeenCalledTimes(3);
  expect(steps.offer).toHaveBeenCalledTimes(2);
});

it('sends the same key again where no answer came, and stops where somebody was faster', async () => {
  const keys = keyring();
  const first: Standing = { id: 'prd', version: 3, base: emptyDraft(['EUR']) };
  steps.update?.mockRejectedValueOnce(new Error('offline'));
  await expect(send(first, written(), keys, () => undefined)).rejects.toThrow('offline');
  steps.update?.mockResolvedValueOnce(refusal('VERSION_CONFLICT', 'expectedVersion'));
  const found = await send(first, written(), keys, () => undefined);
  expect(conflicts(found)).toBe(true);
  const [one, two] = steps.update?.mock.calls.map(([input]) => input) ?? [];
  expect(one.idempotencyKey).toBe(two.idempotencyKey);
  expect(one.expectedVersion).toBe(3);
  expect(steps.variant).not.toHaveBeenCalled();
});
