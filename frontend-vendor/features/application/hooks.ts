'use client';
import {
  ApplyDocument,
  ClaimRescueDocument,
  type DocumentKind,
  FillInDocument,
  ProveAddressDocument,
  RegisterAccountDocument,
  SendProofDocument,
  SignInDocument,
  SubmitApplicationDocument,
  SubmitDocumentDocument,
  type VendorApplicationUpdateInput,
  type VendorApplyInput,
  type VendorRescueClaimInput,
  WithdrawApplicationDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export async function register(input: { name: string; email: string; password: string; idempotencyKey: string }) {
  return (await ask(RegisterAccountDocument, { input })).accountRegister;
}

/** Straight into the new account. */
export async function enter(email: string, password: string) {
  return (await ask(SignInDocument, { input: { email, password } })).sessionCreate;
}

export async function proveAddress(token: string) {
  return (await ask(ProveAddressDocument, { input: { token } })).accountVerify;
}

/** Has the letter sent once more. */
export async function sendProof(idempotencyKey: string) {
  return (await ask(SendProofDocument, { input: { idempotencyKey } })).accountVerifyRequest;
}

export async function apply(input: VendorApplyInput) {
  return (await ask(ApplyDocument, { input })).vendorApply;
}

export async function fillIn(input: VendorApplicationUpdateInput) {
  return (await ask(FillInDocument, { input })).vendorApplicationUpdate;
}

export async function claimRescue(input: VendorRescueClaimInput) {
  return (await ask(ClaimRescueDocument, { input })).vendorRescueClaim;
}

/** Announces a document; where its file is to be sent. */
export async function announce(kind: DocumentKind, fileName: string, idempotencyKey: string) {
  return (await ask(SubmitDocumentDocument, { input: { kind, fileName, idempotencyKey } })).vendorDocumentSubmit;
}

export async function handIn(idempotencyKey: string) {
  return (await ask(SubmitApplicationDocument, { input: { idempotencyKey } })).vendorApplicationSubmit;
}

export async function withdraw(idempotencyKey: string) {
  return (await ask(WithdrawApplicationDocument, { input: { idempotencyKey } })).vendorApplicationWithdraw;
}
