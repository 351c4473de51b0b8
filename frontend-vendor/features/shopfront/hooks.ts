'use client';
import {
  ChangeVendorDocument,
  SetHolidayDocument,
  type ShippingMethodUpsertInput,
  SubmitPictureDocument,
  UpsertMethodDocument,
  UpsertWarehouseDocument,
  type VendorHolidaySetInput,
  type VendorPictureKind,
  type VendorUpdateInput,
  type WarehouseUpsertInput,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export async function changeVendor(input: VendorUpdateInput) {
  return (await ask(ChangeVendorDocument, { input })).vendorUpdate;
}

/** Announces a picture; where it is to be sent. */
export async function announcePicture(kind: VendorPictureKind, idempotencyKey: string) {
  return (await ask(SubmitPictureDocument, { input: { kind, idempotencyKey } })).vendorPictureSubmit;
}

export async function setHoliday(input: VendorHolidaySetInput) {
  return (await ask(SetHolidayDocument, { input })).vendorHolidaySet;
}

export async function saveMethod(input: ShippingMethodUpsertInput) {
  return (await ask(UpsertMethodDocument, { input })).shippingMethodUpsert;
}

export async function saveWarehouse(input: WarehouseUpsertInput) {
  return (await ask(UpsertWarehouseDocument, { input })).warehouseUpsert;
}
