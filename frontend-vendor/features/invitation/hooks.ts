'use client';
import { deviceName } from '@/features/sign/device';
import {
  AcceptInvitationDocument,
  type AccountRegisterInput,
  InvitationPreviewDocument,
  type InvitationPreviewQuery,
  ReachedDocument,
  RegisterDocument,
  SendProofAgainDocument,
  SignInDocument,
  SignOutDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export type Preview = NonNullable<InvitationPreviewQuery['vendorInvitation']>;

/** What an invitation is, before somebody joins; `null` for a link that does not hold. */
export async function preview(token: string): Promise<Preview | null> {
  return (await ask(InvitationPreviewDocument, { token })).vendorInvitation ?? null;
}

export async function accept(token: string, idempotencyKey: string) {
  return (await ask(AcceptInvitationDocument, { input: { token, idempotencyKey } })).vendorMemberAccept;
}

/** Whether mail is known to reach whoever is signed in. */
export async function isReached(): Promise<boolean> {
  return (await ask(ReachedDocument, {})).me?.emailVerified ?? false;
}

export async function sendProofAgain(idempotencyKey: string) {
  return (await ask(SendProofAgainDocument, { input: { idempotencyKey } })).accountVerifyRequest;
}

export async function register(input: AccountRegisterInput) {
  return (await ask(RegisterDocument, { input })).accountRegister;
}

/** Straight into an account that was just made; an address that has one already takes its own password. */
export async function enter(email: string, password: string): Promise<boolean> {
  const { session } = (await ask(SignInDocument, { input: { email, password, device: deviceName() } })).sessionCreate;
  return Boolean(session);
}

/** Ends the session, to begin another one for the same invitation. */
export async function signOutFor(next: string): Promise<void> {
  try {
    await ask(SignOutDocument, { input: {} });
  } finally {
    location.assign(next);
  }
}
