// clients.mjs URL: the two usual clients against the running server, graphql-ws and graphql-sse (one connection per operation):
// a query, a mutation and a subscription; leaving off and going on where one was; what is wrong, as the protocols tell it.
import assert from 'node:assert/strict';
import { createClient as overSocket } from 'graphql-ws';
import { createClient as overEvents } from 'graphql-sse';
import WebSocket from 'ws';

const [, , url] = process.argv;
const PATIENCE = 20_000;

let checks = 0;
async function check(what, body) {
  await within(body(), what);
  checks += 1;
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${PATIENCE / 1000} s went by in vain: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function post(query, variables, headers = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer));
  return answer.data;
}

const SHELF = '{ products(first: 20) { nodes { variants { buyBox { id availability { status } } } } } }';
const ADD = 'mutation Add($offer: ID!) { cartLinesAdd(input: { lines: [{ offerId: $offer, quantity: 1 }] }) { cart { token version itemCount } userErrors { code } } }';
const CART = 'subscription Watch($since: Int) { cartChanged(since: $since) { version itemCount } }';
const ORDER = 'subscription Order($token: String) { orderStatusChanged(token: $token) { status } }';

/** An offer that can be had. */
async function goods() {
  const { products } = await post(SHELF);
  const offers = products.nodes.flatMap((product) => product.variants.map((variant) => variant.buyBox)).filter(Boolean);
  const offer = offers.find((offer) => offer.availability.status === 'IN_STOCK');
  assert.ok(offer, 'something is in stock');
  return offer.id;
}

/** A guest with one piece in the cart. */
async function guest(offer) {
  const { cartLinesAdd } = await post(ADD, { offer });
  assert.deepEqual(cartLinesAdd.userErrors, []);
  return cartLinesAdd.cart;
}

/** The next value of a client's iterator; its end when `undefined`. */
async function next(iterator, what) {
  const { value, done } = await within(iterator.next(), what);
  return done ? undefined : value;
}

/** Everything that an operation gives until its end. */
async function all(client, request) {
  const results = [];
  for await (const result of client.iterate(request)) results.push(result);
  return results;
}

/** What a client makes of an operation that does not run. */
function failure(client, request) {
  return new Promise((resolve, reject) => {
    client.subscribe(request, { next: (result) => resolve(result), error: resolve, complete: () => reject(new Error('it just ended')) });
  });
}

/** The same story for both clients; `connect` gives one that acts for a guest. */
async function story(name, connect, offer) {
  const cart = await guest(offer);
  const client = connect(cart.token);

  await check(`${name}: a query`, async () => {
    const results = await all(client, { query: '{ shop { name } cart { itemCount } }' });
    assert.equal(results.length, 1);
    assert.equal(results[0].data.cart.itemCount, 1);
    assert.ok(results[0].data.shop.name);
  });

  let seen;
  await check(`${name}: a subscription, and a mutation that it tells of`, async () => {
    const watching = client.iterate({ query: CART });
    const first = await next(watching, 'the cart as it is');
    assert.deepEqual(first.data.cartChanged, { version: cart.version, itemCount: 1 });
    const [added] = await all(client, { query: ADD, variables: { offer } });
    assert.equal(added.data.cartLinesAdd.cart.itemCount, 2);
    const second = await next(watching, 'the cart after the mutation');
    seen = second.data.cartChanged;
    assert.deepEqual(seen, { version: added.data.cartLinesAdd.cart.version, itemCount: 2 });
    // The client completes; whatever happens to the cart from here on is not told.
    await within(watching.return(), 'the end that the client makes');
    assert.equal(await next(watching, 'nothing after the end'), undefined);
  });

  await check(`${name}: going on where one left off`, async () => {
    await post(ADD, { offer }, { 'x-cart-token': cart.token });
    const missed = client.iterate({ query: CART, variables: { since: seen.version } });
    const caughtUp = await next(missed, 'what was missed');
    assert.equal(caughtUp.data.cartChanged.itemCount, 3);
    await missed.return();
    // Who has missed nothing is sent nothing before the next change.
    const current = client.iterate({ query: CART, variables: { since: caughtUp.data.cartChanged.version } });
    const first = next(current, 'the next change');
    // On a socket this answer comes after the subscription has begun; with events it is another connection.
    await all(client, { query: '{ shop { name } }' });
    await post(ADD, { offer }, { 'x-cart-token': cart.token });
    assert.equal((await first).data.cartChanged.itemCount, 4);
    await current.return();
  });

  await check(`${name}: a document that is none`, async () => {
    const error = await failure(client, { query: '{ shop { nothing } }' });
    const errors = Array.isArray(error) ? error : error.errors;
    assert.equal(Array.isArray(error), name === 'graphql-ws', 'a socket has a message for it, events have none');
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.ok(!('data' in error));
  });

  await check(`${name}: an order that is not there`, async () => {
    const results = await all(client, { query: ORDER, variables: { token: 'nobody’s' } });
    assert.equal(results.length, 1);
    assert.equal(results[0].errors[0].extensions.code, 'NOT_FOUND');
    assert.deepEqual(results[0].errors[0].path, ['orderStatusChanged']);
  });

  await check(`${name}: it goes on after all that`, async () => {
    assert.equal((await all(client, { query: '{ cart { itemCount } }' }))[0].data.cart.itemCount, 4);
  });
  await client.dispose();
}

const offer = await goods();
await story(
  'graphql-ws',
  (token) => overSocket({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { 'X-Cart-Token': token }, retryAttempts: 0 }),
  offer,
);
await story('graphql-sse', (token) => overEvents({ url: `${url}/graphql`, headers: { 'X-Cart-Token': token }, singleConnection: false, retryAttempts: 0 }), offer);

await check('graphql-ws: a token that is not good', async () => {
  const client = overSocket({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: 'Bearer nonsense' },
    retryAttempts: 0,
  });
  const closed = await failure(client, { query: '{ shop { name } }' });
  assert.deepEqual([closed.code, closed.reason], [4403, 'Forbidden']);
  await client.dispose();
});

await check('graphql-sse: a token that is not good', async () => {
  const client = overEvents({ url: `${url}/graphql`, headers: { Authorization: 'Bearer nonsense' }, retryAttempts: 0 });
  const refused = await failure(client, { query: '{ shop { name } }' });
  assert.equal(refused.response.status, 401);
  client.dispose();
});

console.log(`told: stories of graphql-ws and graphql-sse: ${checks} ok`);
console.log(`test result: ok. ${checks} passed; 0 failed;`);
