'use client';
import {
  AdjustStockDocument,
  OneLevelDocument,
  SetStockDocument,
  type StockAdjustInput,
  type StockSetInput,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { Level } from './model';

/** Sets a count, if it is still what was seen. */
export async function setStock(input: StockSetInput) {
  return (await ask(SetStockDocument, { input })).stockSet;
}

/** Adds or takes away, whatever was there before. */
export async function adjustStock(input: StockAdjustInput) {
  return (await ask(AdjustStockDocument, { input })).stockAdjust;
}

/** A count as it stands now. */
export async function readLevel({ variantId, warehouse }: Level): Promise<Level | null> {
  const { nodes } = (await ask(OneLevelDocument, { variantId, warehouseId: warehouse?.id })).vendorInventory;
  return nodes[0] ?? null;
}
