// How GraphiQL asks the server: as whoever is signed in, with the guest's cart, over HTTP and over WebSocket.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import { parse } from 'graphql';
import { credentials, currentSession, keepCartToken, renew } from './session.js';
import { remember } from './memory.js';

/** A guest's cart comes with its secret once, in the answer that made it. */
function cartTokenIn(value) {
  if (!value || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'cart' && typeof inner?.token === 'string') return inner.token;
    const found = cartTokenIn(inner);
    if (found) return found;
  }
  return undefined;
}

function note(operationName, answer) {
  const token = cartTokenIn(answer?.data);
  if (token) keepCartToken(token);
  remember(operationName, answer?.data);
}

function nameOf({ query, operationName }) {
  if (operationName) return operationName;
  try {
    return parse(query).definitions[0]?.name?.value;
  } catch {
    return undefined;
  }
}

async function authorizedFetch(url, init) {
  const ask = async () => fetch(url, { ...init, headers: { ...(await credentials()), ...init.headers } });
  let response = await ask();
  let answer = await response.clone().json().catch(() => null);
  const expired = answer?.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED');
  if (expired && currentSession()) {
    await renew().catch(() => {});
    response = await ask();
    answer = await response.clone().json().catch(() => null);
  }
  note(nameOf(JSON.parse(init.body)), answer);
  return response;
}

/** One per signed-in person: a WebSocket says once, when it opens, who it belongs to. */
export function makeFetcher() {
  const wsClient = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: credentials,
    lazy: true,
    retryAttempts: 5,
  });
  const fetcher = createGraphiQLFetcher({ url: '/graphql', fetch: authorizedFetch, wsClient, enableIncrementalDelivery: false });
  return { fetcher, close: () => wsClient.dispose() };
}
