// journey.mjs URL [PICTURE.png]: buys something from two vendors in GraphiQL, as a newcomer would, and watches it being shipped.
// Everything is driven by the page's own buttons; answers are read off the wire.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { chromium } from 'playwright-core';
import { readShelf } from '../../api/graphiql/shelf.mjs';

const [url, picture] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const LIMIT = 30_000;
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.stack ?? error}`);
  }
}

const shelf = readShelf(join(root, 'api/graphiql/shelf'));
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
for (const operation of shelf) {
  await check(`the shelf: ${operation.file} fits the schema`, () => {
    const errors = validate(schema, parse(operation.query));
    assert.deepEqual(errors.map((error) => error.message), []);
  });
}

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const complaints = [];

async function open() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const frames = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(url) && complaints.push(`asked ${request.url()}`));
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  const schemaSeen = answer(page, 'IntrospectionQuery');
  await page.goto(`${url}/graphiql`);
  await page.waitForSelector('.monaco-editor .view-line');
  return { page, frames, fields: fields(await schemaSeen) };
}

/** The answer to the next request with this operation. */
function answer(page, operationName) {
  const ours = (response) => {
    if (new URL(response.url()).pathname !== '/graphql' || response.request().method() !== 'POST') return false;
    return response.request().postDataJSON()?.operationName === operationName;
  };
  return page.waitForResponse(ours, { timeout: LIMIT }).then((response) => response.json());
}

const fields = (introspection) => introspection.data.__schema.types.find((type) => type.name === 'Query').fields.map((field) => field.name);

/** Takes an operation off the shelf and runs it; its answer without any complaint. */
async function run(page, operationName) {
  await page.locator(`[data-operation="${operationName}"]`).click();
  const answered = answer(page, operationName);
  await page.locator('.graphiql-execute-button').click();
  const { data, errors } = await answered;
  assert.equal(errors, undefined, JSON.stringify(errors));
  const told = Object.values(data).flatMap((value) => value?.userErrors ?? []);
  assert.deepEqual(told, [], operationName);
  return data;
}

/** Waits until a condition holds, looking ten times a second. */
async function until(what, condition) {
  for (const end = Date.now() + LIMIT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (condition()) return;
  assert.fail(`${what} did not happen in time`);
}

async function signIn(page, email) {
  const again = answer(page, 'IntrospectionQuery');
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', 'stoa-demo-2026');
  await page.click('form button[type=submit]');
  await page.waitForSelector('.stoa-name');
  return fields(await again);
}

const shopper = await open();
let number;
await check('a guest sees no vendor’s or admin’s fields', () => {
  assert.ok(shopper.fields.includes('cart'));
  assert.ok(!shopper.fields.includes('vendorOrders') && !shopper.fields.includes('ledger'));
});
await check('a guest buys from two vendors', async () => {
  for (const name of ['Find', 'TwoThings']) await run(shopper.page, name);
  const { cartLinesAdd } = await run(shopper.page, 'FillCart');
  assert.equal(cartLinesAdd.cart.groups.length, 2);
  assert.ok(cartLinesAdd.cart.token);
  assert.equal((await run(shopper.page, 'SeeCart')).cart.itemCount, 3);
  for (const name of ['StartCheckout', 'SetAddress', 'SetDelivery', 'SetPayment']) await run(shopper.page, name);
  const { checkoutComplete } = await run(shopper.page, 'Buy');
  assert.equal(checkoutComplete.order.status, 'PAID');
  assert.equal(checkoutComplete.order.vendorOrders.length, 2);
  number = checkoutComplete.order.number;
  if (picture) await shopper.page.screenshot({ path: picture });
});
await check('buying again with the same key is the same order', async () => {
  const answered = answer(shopper.page, 'Buy');
  await shopper.page.locator('.graphiql-execute-button').click();
  const { data, extensions } = await answered;
  assert.equal(data.checkoutComplete.order.number, number);
  assert.equal(extensions.replayed, true);
});
await check('the order arrives while the buyer watches', async () => {
  await shopper.page.locator('[data-operation="WatchOrder"]').click();
  await shopper.page.locator('.graphiql-execute-button').click();
  await until('the subscription’s beginning', () => shopper.frames.some((frame) => frame.includes('connection_ack')));
  const vendor = await open();
  assert.ok((await signIn(vendor.page, 'vendor@demo.test')).includes('vendorOrders'));
  const { vendorOrders } = await run(vendor.page, 'IncomingOrders');
  assert.ok(vendorOrders.nodes[0].number.startsWith(number), `${vendorOrders.nodes[0].number} is not of ${number}`);
  for (const name of ['AcceptOrder', 'ShipOrder', 'DeliverParcel']) await run(vendor.page, name);
  await until('news of the delivery', () => shopper.frames.some((frame) => frame.includes('"next"') && frame.includes('DELIVERED')));
  for (const name of ['RefundLine', 'Shelves', 'AddStock', 'MyBooks']) await run(vendor.page, name);
  await vendor.page.context().close();
});
await check('the guest looks the order up, a customer sees theirs', async () => {
  const { orderLookup } = await run(shopper.page, 'LookUpOrder');
  assert.equal(orderLookup.number, number);
  const customer = await open();
  assert.ok(!(await signIn(customer.page, 'customer@demo.test')).includes('vendorOrders'));
  assert.ok((await run(customer.page, 'MyOrders')).myOrders.nodes.length > 3);
  await customer.page.click('.stoa-quiet');
  await customer.page.waitForSelector('input[name=email]');
  await customer.page.context().close();
});
await check('an operator’s books balance', async () => {
  const admin = await open();
  assert.ok((await signIn(admin.page, 'admin@demo.test')).includes('ledger'));
  await run(admin.page, 'AllOrders');
  const { ledger } = await run(admin.page, 'TrialBalance');
  const sums = {};
  for (const { debits, credits } of ledger.trialBalance) {
    const digits = (amount) => BigInt(amount.replace('.', ''));
    sums[debits.currency] = (sums[debits.currency] ?? 0n) + digits(debits.amount) - digits(credits.amount);
  }
  assert.ok(Object.keys(sums).length > 0);
  assert.deepEqual(Object.values(sums).filter((sum) => sum !== 0n), []);
  for (const name of ['CommissionRules', 'People']) await run(admin.page, name);
  await admin.page.context().close();
});
await check('a wrong password is told, and nothing else', async () => {
  await shopper.page.fill('input[name=email]', 'customer@demo.test');
  await shopper.page.fill('input[name=password]', 'not-the-password');
  await shopper.page.click('form button[type=submit]');
  await shopper.page.waitForFunction(() => document.querySelector('.stoa-problem')?.textContent.length > 0);
});
await check('the page asked nobody else and complained of nothing', () => assert.deepEqual(complaints, []));

await browser.close();
// In the words that tests/run.sh adds up.
console.log(`test result: ${failed ? 'FAILED' : 'ok'}. ${passed} passed; ${failed} failed;`);
process.exit(failed ? 1 : 0);
