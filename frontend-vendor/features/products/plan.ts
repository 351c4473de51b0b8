import type {
  AttributeValueInput,
  MediaItemInput,
  OfferUpsertInput,
  ProductUpdateInput,
  VariantUpsertInput,
} from '@/lib/graphql/generated/graphql';
import { amountOf, gtinOf, wholeOf } from './amounts';
import type { Draft, Fields, Row } from './draft';

export type VariantWrite = Omit<VariantUpsertInput, 'productId' | 'idempotencyKey'>;
export type OfferWrite = Omit<OfferUpsertInput, 'variantId' | 'idempotencyKey'>;

/** What has to be sent so that the server has what the form has; each part by itself, in this order. */
export interface Plan {
  product: Omit<ProductUpdateInput, 'productId' | 'expectedVersion' | 'idempotencyKey' | 'state'> | null;
  pictures: MediaItemInput[] | null;
  gone: Row[];
  variants: { row: Row; input: VariantWrite }[];
  offers: { row: Row; input: OfferWrite }[];
  withdrawn: Row[];
  stock: { row: Row; onHand: number }[];
  /** Comes into the shop, or back out of it, when everything else is there. */
  state: Fields['state'] | null;
}

/** How many prices are written in a row. */
function pricesOf(row: Row): { amount: string; currency: string }[] {
  return Object.entries(row.prices).flatMap(([currency, text]) => {
    const amount = text.trim() ? amountOf(text, currency) : null;
    return amount ? [{ amount, currency }] : [];
  });
}

function attributesOf({ attributes }: Draft): AttributeValueInput[] {
  return Object.entries(attributes)
    .filter(([, value]) => value.trim())
    .map(([code, value]) => ({ code, value: value.trim() }))
    .sort((one, other) => one.code.localeCompare(other.code));
}

function variantOf(row: Row, options: readonly string[]): VariantWrite {
  const chosen = options.flatMap((name, at) => {
    const value = row.values[at]?.trim();
    return value ? [{ name: name.trim(), value }] : [];
  });
  return {
    sku: row.sku.trim(),
    gtin: row.gtin.trim() ? (gtinOf(row.gtin) ?? row.gtin.trim()) : null,
    title: row.title.trim() || null,
    options: chosen,
    weightGrams: row.weight.trim() ? wholeOf(row.weight, 100_000_000) : null,
  };
}

function offerOf(row: Row): OfferWrite {
  return { prices: pricesOf(row), handlingDays: wholeOf(row.handling, 60) ?? 1 };
}

const MOST_PIECES = 999_999_999;

/** Whether first pieces of a row can be told: as long as there seem to be none. */
export function canCount({ stock }: Row): boolean {
  return !stock;
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs between what the server has and what the form has. */
export function planOf(base: Draft, draft: Draft): Plan {
  const before = new Map(base.rows.map((row) => [row.key, row]));
  const plan: Plan = {
    product: productOf(base, draft),
    pictures: null,
    gone: base.rows.filter(({ id, key }) => id && !draft.rows.some((row) => row.key === key)),
    variants: [],
    offers: [],
    withdrawn: [],
    stock: draft.rows.flatMap((row) => {
      const onHand = canCount(row) && row.count.trim() ? wholeOf(row.count, MOST_PIECES) : null;
      return onHand ? [{ row, onHand }] : [];
    }),
    state: base.fields.state === draft.fields.state ? null : draft.fields.state,
  };
  if (!alike(base.pictures.map(mediaOf), draft.pictures.map(mediaOf))) plan.pictures = draft.pictures.map(mediaOf);
  for (const row of draft.rows) {
    const known = row.id ? before.get(row.key) : undefined;
    const wanted = variantOf(row, draft.options);
    if (!known?.id || !alike(variantOf(known, base.options), wanted))
      plan.variants.push({
        row,
        input: { ...wanted, ...(row.id ? { id: row.id, expectedVersion: row.version } : {}) },
      });
    const offer = offerOf(row);
    const stands = known?.offer?.standing ?? false;
    if (offer.prices.length === 0) {
      if (stands) plan.withdrawn.push(row);
    } else if (!known || !stands || !alike(offerOf(known), offer))
      plan.offers.push({ row, input: { ...offer, ...(row.offer?.version ? { expectedVersion: row.offer.version } : {}) } });
  }
  return plan;
}

function productOf(base: Draft, draft: Draft): Plan['product'] {
  const [was, now] = [base.fields, draft.fields];
  const change: NonNullable<Plan['product']> = {};
  if (was.title.trim() !== now.title.trim()) change.title = now.title.trim();
  if (was.description.trim() !== now.description.trim()) change.description = now.description.trim();
  if (was.brand.trim() !== now.brand.trim()) change.brand = now.brand.trim() || null;
  if (was.categoryId !== now.categoryId) change.categoryId = now.categoryId || null;
  if (was.taxClass !== now.taxClass && now.taxClass) change.taxClass = now.taxClass;
  const attributes = attributesOf(draft);
  if (!alike(attributesOf(base), attributes)) change.attributes = attributes;
  return Object.keys(change).length ? change : null;
}

function mediaOf({ id, sourceUrl, alt }: Draft['pictures'][number]): MediaItemInput {
  return id ? { id, alt: alt.trim() } : { sourceUrl, alt: alt.trim() };
}

/** How many things a plan changes: what the bar at the end of the page tells. */
export function sizeOf(plan: Plan): number {
  const rows = new Set([...plan.variants, ...plan.offers, ...plan.stock].map(({ row }) => row.key));
  for (const { key } of [...plan.withdrawn, ...plan.gone]) rows.add(key);
  return Object.keys(plan.product ?? {}).length + (plan.pictures ? 1 : 0) + rows.size + (plan.state ? 1 : 0);
}

/** The first words about a product that is to be made; it stays a draft until all of it is there. */
export function creationOf(draft: Draft) {
  const { title, description, brand, categoryId, taxClass } = draft.fields;
  return {
    title: title.trim(),
    description: description.trim(),
    brand: brand.trim() || null,
    categoryId: categoryId || null,
    taxClass: taxClass || null,
    attributes: attributesOf(draft),
    draft: true,
  };
}
