'use client';
import {
  PasskeyBeginDocument,
  PasskeyCompleteDocument,
  SendCodeDocument,
  ShowCodeDocument,
  SignInDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { deviceName } from './device';
import { showPasskey } from './passkey';

/** The first half: the address and the password. */
export async function signIn(email: string, password: string) {
  return (await ask(SignInDocument, { input: { email, password, device: deviceName() } })).sessionCreate;
}

/** The second half by a code, whichever way it came. */
export async function showCode(challenge: string, code: string) {
  return (await ask(ShowCodeDocument, { input: { challenge, code, device: deviceName() } })).mfaVerify;
}

/** Has a code sent. */
export async function sendCode(challenge: string, method: 'MAIL' | 'SMS') {
  return (await ask(SendCodeDocument, { input: { challenge, method } })).mfaCodeSend;
}

/**
 * A passkey: the second half with a challenge, everything without one.
 *
 * @throws {PasskeyError}
 */
export async function signInByPasskey(challenge?: string) {
  const { options, userErrors } = (await ask(PasskeyBeginDocument, { input: { challenge } })).passkeyBegin;
  if (!options) return { verified: false, userErrors };
  const answer = await showPasskey(options);
  return (await ask(PasskeyCompleteDocument, { input: { answer, device: deviceName() } })).passkeyComplete;
}
