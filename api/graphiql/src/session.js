// Who is signed in. The tokens live in memory and in this tab's sessionStorage: closing the tab forgets them.
import { useSyncExternalStore } from 'react';

const KEY = 'stoa.session';
const CART = 'stoa.cart';
/** An access token is renewed this long before it ends. */
const MARGIN = 60_000;

const WHO = `id email name role`;
const MEMBERSHIPS = `myVendor { name }`;
const TOKENS = `session { accessToken refreshToken expiresAt user { ${WHO} } } userErrors { code message }`;
const SIGN_IN = `mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { challenge challengeMethods ${TOKENS} } }`;
const VERIFY = `mutation Verify($input: MfaVerifyInput!) { mfaVerify(input: $input) { ${TOKENS} } }`;
const SEND_CODE = `mutation SendCode($input: MfaCodeSendInput!) { mfaCodeSend(input: $input) { sentTo userErrors { code message } } }`;
const ASK_KEY = `mutation AskKey($input: PasskeyBeginInput!) { passkeyBegin(input: $input) { options userErrors { code message } } }`;
const SHOW_KEY = `mutation ShowKey($input: PasskeyCompleteInput!) { passkeyComplete(input: $input) { ${TOKENS} } }`;
const MAKE_KEY = `mutation MakeKey($input: PasskeyRegisterBeginInput!) { passkeyRegisterBegin(input: $input) { options userErrors { code message } } }`;
const KEEP_KEY = `mutation KeepKey($input: PasskeyRegisterCompleteInput!) { passkeyRegisterComplete(input: $input) { recoveryCodes userErrors { code message } } }`;
const REFRESH = `mutation Refresh($input: SessionRefreshInput!) { sessionRefresh(input: $input) { ${TOKENS} } }`;
const SIGN_OUT = `mutation SignOut($input: SessionRevokeInput!) { sessionRevoke(input: $input) { userErrors { code message } } }`;

let session = read(KEY);
let cartToken = read(CART);
let renewing = null;
let timer = null;
const listeners = new Set();

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, value) {
  if (value === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(value));
}

function change(next) {
  session = next;
  keep(KEY, session);
  plan();
  for (const listener of listeners) listener();
}

/** Renews shortly before the end, so that a subscription that lasts is not cut. */
function plan() {
  clearTimeout(timer);
  if (session) timer = setTimeout(() => renew().catch(() => {}), Math.max(1000, Math.min(session.expiresAt - Date.now() - MARGIN, 2 ** 31 - 1)));
}

async function send(query, variables, headers = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors?.length) throw new Error(answer.errors[0].message);
  return answer.data;
}

function accept(payload, problem) {
  told(payload);
  if (!payload.session) throw new Error(problem);
  const { accessToken, refreshToken, expiresAt, user } = payload.session;
  return { accessToken, refreshToken, expiresAt: new Date(expiresAt).getTime(), user };
}

/** Signs in; where the account has a second factor, gives the challenge that the next ones answer, and how it can be. */
export async function signIn(email, password) {
  const { sessionCreate } = await send(SIGN_IN, { input: { email, password, device: 'GraphiQL' } });
  if (sessionCreate.challenge) return { challenge: sessionCreate.challenge, methods: sessionCreate.challengeMethods };
  await enter(sessionCreate);
  return null;
}

export async function signInWithCode(challenge, code) {
  const { mfaVerify } = await send(VERIFY, { input: { challenge, code, device: 'GraphiQL' } });
  await enter(mfaVerify);
}

/** Has a code sent, by SMS or mail; tells where it went. */
export async function sendCode(challenge, method) {
  const { mfaCodeSend } = await send(SEND_CODE, { input: { challenge, method } });
  return told(mfaCodeSend).sentTo;
}

/** Whether this browser knows passkeys, and this page has a name that they can be for: no address has one. */
export const knowsPasskeys = () => Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON) && !/^[\d.]+$|^\[/.test(location.hostname);

/** Signs in by a passkey: alone, or in answer to a challenge. */
export async function signInWithPasskey(challenge) {
  const { passkeyBegin } = await send(ASK_KEY, { input: { challenge } });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(told(passkeyBegin).options);
  const credential = await navigator.credentials.get({ publicKey }).catch(declined);
  const { passkeyComplete } = await send(SHOW_KEY, { input: { answer: credential.toJSON(), device: 'GraphiQL' } });
  await enter(passkeyComplete);
}

/** Adds a passkey to the account; gives the codes to be written down, where there are new ones. */
export async function addPasskey(password) {
  const headers = await credentials();
  const { passkeyRegisterBegin } = await send(MAKE_KEY, { input: { label: 'GraphiQL', password } }, headers);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(told(passkeyRegisterBegin).options);
  const credential = await navigator.credentials.create({ publicKey }).catch(declined);
  const { passkeyRegisterComplete } = await send(KEEP_KEY, { input: { answer: credential.toJSON() } }, headers);
  return told(passkeyRegisterComplete).recoveryCodes ?? [];
}

function told(payload) {
  if (payload.userErrors.length) throw new Error(payload.userErrors[0].message);
  return payload;
}

/** Browsers do not say whether somebody changed their mind or had no key. */
function declined() {
  throw new Error('No passkey was shown.');
}

async function enter(payload) {
  const next = accept(payload, 'The server gave no session.');
  // A vendor's team is worth showing; who is in none simply has no such field.
  next.vendor = await send(`{ ${MEMBERSHIPS} }`, {}, { authorization: `Bearer ${next.accessToken}` }).then((d) => d.myVendor?.name ?? null, () => null);
  change(next);
}

/** One renewal at a time: a refresh token is good for one use. */
export function renew() {
  const { refreshToken, vendor } = session ?? {};
  if (!refreshToken) return Promise.resolve();
  renewing ??= send(REFRESH, { input: { refreshToken } })
    .then((data) => change({ ...accept(data.sessionRefresh, 'The session has ended.'), vendor }))
    .catch((error) => {
      // Only an answer ends the session; a server that is down does not.
      if (!(error instanceof TypeError)) change(null);
      throw error;
    })
    .finally(() => (renewing = null));
  return renewing;
}

export async function signOut() {
  const token = session?.accessToken;
  change(null);
  if (token) await send(SIGN_OUT, { input: {} }, { authorization: `Bearer ${token}` }).catch(() => {});
}

/** The headers that say who asks, with a token that is good for another while. */
export async function credentials() {
  if (session && session.expiresAt - Date.now() < MARGIN / 2) await renew().catch(() => {});
  const headers = {};
  if (session) headers.Authorization = `Bearer ${session.accessToken}`;
  if (cartToken) headers['X-Cart-Token'] = cartToken;
  return headers;
}

export function keepCartToken(token) {
  if (token === cartToken) return;
  cartToken = token;
  keep(CART, token);
  for (const listener of listeners) listener();
}

export const currentCartToken = () => cartToken;
export const currentSession = () => session;

/** Whose page this is: `guest`, `customer`, `vendor` or `admin`. Membership of a team goes before the account's own role. */
export function roleOf(session) {
  if (!session) return 'guest';
  if (['ADMIN', 'SUPER_ADMIN'].includes(session.user.role)) return 'admin';
  return session.vendor ? 'vendor' : 'customer';
}

export function useSession() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

plan();
