/** Why a device showed no passkey: its owner did not want to, it has one already, or it cannot. */
export type PasskeyTrouble = 'declined' | 'known' | 'failed';

export class PasskeyError extends Error {
  readonly trouble: PasskeyTrouble;

  constructor(trouble: PasskeyTrouble) {
    super(trouble);
    this.name = 'PasskeyError';
    this.trouble = trouble;
  }
}

/** Whether this browser knows passkeys, and this page has a name that they can be for: no bare address has one. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'credentials' in navigator && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Whether this browser offers passkeys among what it fills in. */
export async function fillsInPasskeys(): Promise<boolean> {
  if (!knowsPasskeys()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/**
 * Has the device make a passkey by what `passkeyRegisterBegin` gave; its answer as JSON.
 *
 * @throws {PasskeyError}
 */
export async function makePasskey(options: unknown): Promise<unknown> {
  const publicKey = creationOptions(options as PublicKeyCredentialCreationOptionsJSON);
  const credential = await navigator.credentials.create({ publicKey }).catch(told);
  return answerOf(credential);
}

/**
 * Has the device show a passkey by what `passkeyBegin` gave; its answer as JSON.
 *
 * @throws {PasskeyError}
 */
export async function showPasskey(
  options: unknown,
  { signal, mediation }: { signal?: AbortSignal; mediation?: CredentialMediationRequirement } = {},
): Promise<unknown> {
  const publicKey = requestOptions(options as PublicKeyCredentialRequestOptionsJSON);
  const credential = await navigator.credentials.get({ publicKey, signal, mediation }).catch(told);
  return answerOf(credential);
}

function told(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyError('declined');
  if (name === 'InvalidStateError') throw new PasskeyError('known');
  console.error(error);
  throw new PasskeyError('failed');
}

function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  return {
    ...json,
    challenge: bytesOf(json.challenge),
    user: { ...json.user, id: bytesOf(json.user.id) },
    excludeCredentials: json.excludeCredentials?.map(descriptor),
  } as PublicKeyCredentialCreationOptions;
}

function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return {
    ...json,
    challenge: bytesOf(json.challenge),
    allowCredentials: json.allowCredentials?.map(descriptor),
  } as PublicKeyCredentialRequestOptions;
}

function descriptor({ id, ...rest }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return { ...rest, id: bytesOf(id) } as PublicKeyCredentialDescriptor;
}

function answerOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError('failed');
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  return {
    id,
    rawId: textOf(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: textOf(response.clientDataJSON), ...partsOf(response) },
  };
}

function partsOf(response: AuthenticatorResponse): Record<string, unknown> {
  if (response instanceof AuthenticatorAttestationResponse)
    return { attestationObject: textOf(response.attestationObject), transports: response.getTransports?.() ?? [] };
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: userHandle ? textOf(userHandle) : undefined,
  };
}

/** From base64url, which WebAuthn's JSON is written in. */
export function bytesOf(text: string): ArrayBuffer {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}

export function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
