import type { Refused } from '@/components/forms/refusal';
import { pathOf } from '@/components/forms/refusal';
import { newKey } from '@/shared/lib/key';
import { cellId, fieldId, idOfOfferField, idOfVariantField } from './check';
import { type Draft, known, nameOf, picturesOf, type Row } from './draft';
import { steps } from './hooks';
import { creationOf, planOf } from './plan';

/** What the server has, as far as it is known: what is edited is compared with it. */
export interface Standing {
  /** Null until there is a product. */
  id: string | null;
  version: number | null;
  base: Draft;
}

/** A refusal and the field of the form that it is about. */
export interface Found {
  id: string | undefined;
  refusal: Refused;
  row?: string;
}

/** One key for each thing that is sent, kept until all is done: what was sent before is not done twice. */
export function keyring() {
  const keys = new Map<string, string>();
  return {
    of(step: string, values: unknown): string {
      const name = `${step} ${JSON.stringify(values)}`;
      const key = keys.get(name) ?? newKey();
      keys.set(name, key);
      return key;
    },
    forget: () => keys.clear(),
  };
}

export type Keyring = ReturnType<typeof keyring>;

/** Somebody else was faster. */
export const conflicts = (found: readonly Found[]): boolean =>
  found.some(({ refusal }) => refusal.code === 'VERSION_CONFLICT' && pathOf(refusal) !== 'changeFrom');

/**
 * Sends what differs, part by part, and tells after each what the server has now: where something is refused or not answered, all
 * before it is done, and the next try begins there. The product comes into the shop when everything else is there.
 */
export async function send(
  from: Standing,
  draft: Draft,
  keys: Keyring,
  onStep: (standing: Standing, draft: Draft) => void,
): Promise<Found[]> {
  let standing = from;
  let now = draft;
  const done = (next: Partial<Standing>, written: Draft = now) => {
    standing = { ...standing, ...next };
    now = written;
    onStep(standing, now);
  };
  const at = (refusals: readonly Refused[], idOf: (path: string) => string | undefined, row?: string): Found[] =>
    refusals.map((refusal) => ({ id: idOf(pathOf(refusal)), refusal, row }));

  if (!standing.id) {
    const input = creationOf(now);
    const { product, userErrors } = await steps.create({ ...input, idempotencyKey: keys.of('create', input) });
    if (!product) return at(userErrors, idOfField);
    const fields = { ...now.fields, state: 'DRAFT' as const };
    done({ id: product.id, version: product.version, base: { ...standing.base, fields, attributes: now.attributes } });
  }
  const productId = standing.id as string;
  const plan = planOf(standing.base, now);

  if (plan.product) {
    const input = { ...plan.product, productId, expectedVersion: standing.version };
    const { product, userErrors } = await steps.update({ ...input, idempotencyKey: keys.of('update', input) });
    if (!product) return at(userErrors, idOfField);
    const fields = { ...now.fields, state: standing.base.fields.state };
    done({ version: product.version, base: { ...standing.base, fields, attributes: now.attributes } });
  }
  if (plan.pictures) {
    const input = { media: plan.pictures, productId, expectedVersion: standing.version };
    const { product, userErrors } = await steps.pictures({ ...input, idempotencyKey: keys.of('pictures', input) });
    if (!product) return at(userErrors, () => fieldId('pictures'));
    const pictures = picturesOf(product.media);
    done({ version: product.version, base: { ...standing.base, pictures } }, { ...now, pictures });
  }

  // Each change of a variant is one of its product, too: whoever else changed that meanwhile is noticed by the difference.
  const next = () => (standing.version === null ? null : standing.version + 1);
  const found: Found[] = [];
  for (const row of plan.gone) {
    const input = { variantId: row.id as string };
    const { product, userErrors } = await steps.deleteVariant({ ...input, idempotencyKey: keys.of('delete', input) });
    if (!product) found.push(...at(userErrors, () => fieldId('variants'), nameOf(row)));
    else
      done({
        version: next(),
        base: { ...standing.base, rows: standing.base.rows.filter(({ key }) => key !== row.key) },
      });
  }
  const failed = new Set<string>();
  for (const { row, input: wanted } of plan.variants) {
    const input = { ...wanted, productId };
    const { variant, userErrors } = await steps.variant({ ...input, idempotencyKey: keys.of(`variant ${row.key}`, input) });
    if (!variant) {
      failed.add(row.key);
      found.push(...at(userErrors, (path) => idOfVariantField(row.key, path), nameOf(row)));
      if (conflicts(found)) return found;
      continue;
    }
    const { id, version } = variant;
    const written = withRow(now, row.key, { id, version });
    const kept = standing.base.rows.find(({ key }) => key === row.key);
    const saved = { ...row, id, version, count: '', prices: kept?.prices ?? {}, handling: kept?.handling ?? row.handling };
    // The first write of an option's name is for all rows; the others are still to be written.
    done({ version: next(), base: baseWith(standing.base, now.options, saved) }, written);
  }
  for (const { row, input: wanted } of plan.offers) {
    const variantId = now.rows.find(({ key }) => key === row.key)?.id;
    if (failed.has(row.key) || !variantId) continue;
    const input = { ...wanted, variantId };
    const { offer, userErrors } = await steps.offer({ ...input, idempotencyKey: keys.of(`offer ${row.key}`, input) });
    if (!offer) {
      found.push(...at(userErrors, (path) => idOfOfferField(row.key, path, wanted.prices), nameOf(row)));
      if (conflicts(found)) return found;
      continue;
    }
    const change = { offer: known(offer), stock: offer.availability.quantity };
    const priced = { ...change, prices: row.prices, handling: row.handling };
    done({ base: withRow(standing.base, row.key, priced) }, withRow(now, row.key, change));
  }
  for (const row of plan.withdrawn) {
    const input = { offerId: row.offer?.id ?? '' };
    const { offer, userErrors } = await steps.withdraw({
      ...input,
      idempotencyKey: keys.of('withdraw', { ...input, of: row.offer }),
    });
    if (!offer) found.push(...at(userErrors, (path) => idOfOfferField(row.key, path, []), nameOf(row)));
    else {
      const change = { offer: known(offer), stock: null };
      done({ base: withRow(standing.base, row.key, { ...change, prices: row.prices }) }, withRow(now, row.key, change));
    }
  }
  for (const { row, onHand } of plan.stock) {
    const variantId = now.rows.find(({ key }) => key === row.key)?.id;
    if (!variantId) continue;
    const input = { variantId, onHand, changeFrom: 0 };
    const { stockLevel, userErrors } = await steps.stock({ ...input, idempotencyKey: keys.of('stock', input) });
    if (!stockLevel) found.push(...at(userErrors, () => cellId(row.key, 'count'), nameOf(row)));
    else {
      const change = { count: '', stock: stockLevel.available };
      done({ base: withRow(standing.base, row.key, change) }, withRow(now, row.key, change));
    }
  }
  if (found.length || !plan.state) return found;

  const input = { productId, state: plan.state };
  const { product, userErrors } = await steps.update({ ...input, idempotencyKey: keys.of('state', { ...input, ...standing }) });
  if (!product) return at(userErrors, () => fieldId('state'));
  done({ version: product.version, base: { ...standing.base, fields: { ...standing.base.fields, state: product.state } } });
  return [];
}

function withRow(draft: Draft, key: string, change: Partial<Row>): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) };
}

/** What the server has after a row was written: where the options changed, the values of the other rows are still the old ones. */
function baseWith(base: Draft, options: string[], saved: Row): Draft {
  const there = base.rows.some(({ key }) => key === saved.key);
  const rows = there ? base.rows.map((row) => (row.key === saved.key ? saved : row)) : [...base.rows, saved];
  if (JSON.stringify(options) === JSON.stringify(base.options)) return { ...base, rows };
  const moved = (row: Row) =>
    row.key === saved.key ? row : { ...row, values: options.map((name) => row.values[base.options.indexOf(name)] ?? '') };
  return { ...base, options, rows: rows.map(moved) };
}

function idOfField(path: string): string | undefined {
  const [name, index] = path.split('.');
  if (name === 'attributes') return fieldId(`attribute-${index ?? 0}`);
  return name ? fieldId(name) : undefined;
}
