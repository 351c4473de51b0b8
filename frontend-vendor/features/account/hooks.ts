'use client';
import { deviceName } from '@/features/sign/device';
import { showPasskey } from '@/features/sign/passkey';
import {
  PasskeyBeginDocument,
  PasskeyCompleteDocument,
  type SecondFactorMethod,
  SendCodeDocument,
  ShowCodeDocument,
  WaysToProveDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { enoughToProve } from './proof';

/** With what somebody signed in can show once more who they are; nothing where they have no second factor. */
export async function waysToProve(): Promise<readonly SecondFactorMethod[]> {
  const { me } = await ask(WaysToProveDocument, {});
  return enoughToProve(me?.secondFactor?.methods ?? []);
}

export async function proveByCode(code: string) {
  return (await ask(ShowCodeDocument, { input: { code, device: deviceName() } })).mfaVerify;
}

export async function sendProofCode(method: 'MAIL' | 'SMS') {
  return (await ask(SendCodeDocument, { input: { method } })).mfaCodeSend;
}

/** @throws {PasskeyError} where the device showed none. */
export async function proveByPasskey() {
  const { options, userErrors } = (await ask(PasskeyBeginDocument, { input: {} })).passkeyBegin;
  if (!options) return { verified: false, userErrors };
  const answer = await showPasskey(options);
  return (await ask(PasskeyCompleteDocument, { input: { answer, device: deviceName() } })).passkeyComplete;
}
