'use client';
import { useQuery } from '@tanstack/react-query';
import {
  AnnouncePictureDocument,
  ArchiveProductDocument,
  ByBarcodeDocument,
  CategoriesBelowDocument,
  CreateProductDocument,
  DeleteVariantDocument,
  type EditedProductFragment,
  type MediaSetInput,
  type OfferUpsertInput,
  OneProductDocument,
  type ProductArchiveInput,
  type ProductCreateInput,
  type ProductUpdateInput,
  SetFirstStockDocument,
  SetPicturesDocument,
  type StockSetInput,
  UpdateProductDocument,
  type VariantUpsertInput,
  WithdrawOfferDocument,
  WriteOfferDocument,
  WriteVariantDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

/** What lies directly below a category. */
export function useCategoriesBelow(parentId: string) {
  return useQuery({
    queryKey: ['categories', parentId],
    queryFn: async ({ signal }) => (await ask(CategoriesBelowDocument, { parentId }, signal)).categories,
    enabled: parentId !== '',
    staleTime: 5 * 60_000,
  });
}

/** The product behind a barcode, as anybody may see it. */
export async function findByBarcode(barcode: string) {
  return (await ask(ByBarcodeDocument, { barcode })).productByBarcode ?? null;
}

/** A product as it stands now, with what a team offers of it. */
export async function readProduct(id: string): Promise<EditedProductFragment | null> {
  return (await ask(OneProductDocument, { id })).product ?? null;
}

/** Announces a picture of a product; answers with the place that it is sent to. */
export async function announcePicture(productId: string, idempotencyKey: string) {
  return (await ask(AnnouncePictureDocument, { input: { productId, idempotencyKey } })).mediaSubmit;
}

type Keyed = { idempotencyKey: string };

/** The steps of which a change of a product is made. */
export const steps = {
  create: async (input: ProductCreateInput & Keyed) => (await ask(CreateProductDocument, { input })).productCreate,
  update: async (input: ProductUpdateInput & Keyed) => (await ask(UpdateProductDocument, { input })).productUpdate,
  archive: async (input: ProductArchiveInput & Keyed) => (await ask(ArchiveProductDocument, { input })).productArchive,
  pictures: async (input: MediaSetInput & Keyed) => (await ask(SetPicturesDocument, { input })).mediaSet,
  variant: async (input: VariantUpsertInput & Keyed) => (await ask(WriteVariantDocument, { input })).variantUpsert,
  deleteVariant: async (input: { variantId: string } & Keyed) => (await ask(DeleteVariantDocument, { input })).variantDelete,
  offer: async (input: OfferUpsertInput & Keyed) => (await ask(WriteOfferDocument, { input })).offerUpsert,
  stock: async (input: StockSetInput & Keyed) => (await ask(SetFirstStockDocument, { input })).stockSet,
  withdraw: async (input: { offerId: string } & Keyed) => (await ask(WithdrawOfferDocument, { input })).offerWithdraw,
};
