import type { Refused } from '@/components/identity/refusal';
import {
  CodeSendDocument,
  CodeVerifyDocument,
  PasskeyBeginDocument,
  PasskeyCompleteDocument,
  type SecondFactorMethod,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { deviceName } from './device';
import { showPasskey } from './passkey';

/**
 * The second half of a sign-in where there is its `challenge`; without one somebody signed in shows once more who they are.
 * Each answers with why it was refused, and with nothing where it was done.
 */
export async function showCode(code: string, challenge?: string): Promise<readonly Refused[]> {
  const { mfaVerify } = await ask(CodeVerifyDocument, {
    input: { code: code.replace(/\s/g, ''), challenge, device: deviceName() },
  });
  return mfaVerify.userErrors;
}

/** Has a code sent; where it went, as far as that is shown. */
export async function sendCode(
  method: SecondFactorMethod,
  challenge?: string,
): Promise<{ sentTo: string; refused: readonly Refused[] }> {
  const { mfaCodeSend } = await ask(CodeSendDocument, { input: { method, challenge } });
  return { sentTo: mfaCodeSend.sentTo ?? '', refused: mfaCodeSend.userErrors };
}

/** @throws {PasskeyError} where the device showed none. */
export async function proveByPasskey(
  challenge?: string,
  how: { signal?: AbortSignal; mediation?: CredentialMediationRequirement } = {},
): Promise<readonly Refused[]> {
  const { passkeyBegin } = await ask(PasskeyBeginDocument, { input: { challenge } }, how.signal);
  if (passkeyBegin.userErrors.length) return passkeyBegin.userErrors;
  const answer = await showPasskey(passkeyBegin.options, how);
  const { passkeyComplete } = await ask(PasskeyCompleteDocument, { input: { answer, device: deviceName() } });
  return passkeyComplete.userErrors;
}

/** What counts for somebody signed in: what is merely sent does not, where they have an app or a passkey. */
export function enoughToProve(methods: readonly SecondFactorMethod[]): readonly SecondFactorMethod[] {
  const strong = methods.filter((method) => method === 'APP' || method === 'PASSKEY');
  return strong.length ? strong : methods;
}
