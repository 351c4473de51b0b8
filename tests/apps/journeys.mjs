// Both apps as they run in production, in a real browser beside the real server: `tests/apps/run.sh` starts them. Each page that is
// passed is looked at by axe, and nothing may complain in the console.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { SHOP, DESK, API } = process.env;
const words = (app, language, part) => JSON.parse(readFileSync(new URL(`../../${app}/messages/${language}/${part}.json`, import.meta.url), 'utf8'));
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
});
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});

let [passed, failed] = [0, 0];
const complaints = [];

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

async function open({ phone, theme, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    isMobile: !!phone,
    hasTouch: !!phone,
    colorScheme: theme ?? 'light',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return page;
}

/** What axe has to say of the page as it is, and whether it is wider than the screen. */
async function look(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map(({ target }) => target.join(' ')).join(', ')}`);
  }, RULES);
  assert.deepEqual(violations, [], page.url());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${page.url()} is wider than the screen`);
}

async function api(query, variables = {}, headers = {}) {
  const response = await fetch(`${API}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** An offer of alder's, and one of somebody who is not its product's first seller. */
async function offers() {
  const query = '{ products(first: 6) { nodes { id slug title variants { buyBox { id } offers { id price { amount } availability { quantity } vendor { slug name } } } } } }';
  const { products } = await api(query, {}, { 'x-currency': 'EUR', 'x-market': 'DE' });
  const all = products.nodes.flatMap(({ id, slug, title, variants }) =>
    variants.flatMap(({ buyBox, offers }) => offers.map((offer) => ({ ...offer, product: id, slug, title, first: buyBox?.id === offer.id }))),
  );
  const fit = all.filter(({ price, availability }) => price && availability.quantity > 20);
  return [fit.find(({ vendor }) => vendor.slug === 'alder-goods'), fit.find(({ first, vendor }) => !first && vendor.slug !== 'alder-goods')];
}

const key = () => crypto.randomUUID();
const submit = (page) => page.locator('main form button[type=submit]').last();

/** From two products to an order of two vendors, by way of a card that is declined. */
async function buy(page, language) {
  const [cart, order] = [words('frontend-customer', language, 'cart'), words('frontend-customer', language, 'order')];
  for (const offer of await offers()) {
    await page.goto(`${SHOP}/${language}/product/${offer.slug}`);
    const buttons = page.getByRole('button', { name: new RegExp(`^${cart.add}`) });
    await buttons.first().waitFor();
    const named = buttons.filter({ hasText: offer.vendor.name });
    await ((await named.count()) ? named.first() : buttons.first()).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(offer.vendor.name).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  }
  assert.ok(!(await page.evaluate(() => document.cookie)).includes('cart'), 'no script reads the secret of the cart');
  await page.goto(`${SHOP}/${language}/cart`);
  await page.getByRole('button', { name: cart.more }).nth(1).waitFor();
  await look(page);
  await page.locator('main').getByRole('link', { name: cart.checkout }).click();
  await page.locator('#email').waitFor();
  await submit(page).click();
  await page.locator('[data-slot=error-summary]').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.slot), 'error-summary');
  await look(page);
  for (const [field, value] of [['email', 'guest@example.test'], ['shipping-name', 'Minh Nguyễn'], ['shipping-street1', 'Hauptstr. 5'], ['shipping-postalCode', '10115'], ['shipping-city', 'Berlin']]) {
    await page.locator(`#${field}`).fill(value);
  }
  await page.locator('#shipping-country').selectOption('DE');
  await submit(page).click();
  await page.waitForURL(/checkout\/delivery/);
  await page.getByRole('radio').first().waitFor();
  assert.equal(await page.locator('main fieldset').count(), 2, 'a delivery for each vendor');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await look(page);
  await submit(page).click();
  await page.waitForURL(/checkout\/payment/);
  await page.locator('input[value=test_decline_stolen_card]').check();
  await look(page);
  await submit(page).click();
  await page.waitForURL(/checkout\/review/);
  await submit(page).waitFor();
  await look(page);
  await submit(page).click();
  await page.waitForURL(/checkout\/payment.*declined/);
  await page.locator('input[value=test_ok]').check();
  await submit(page).click();
  await page.waitForURL(/checkout\/review/);
  await submit(page).waitFor();
  await submit(page).click();
  await page.waitForURL(/orders\/track\/ord_/);
  await page.getByText(order.live.live, { exact: true }).waitFor();
  return (await page.locator('main h1').textContent()).match(/R\d+/)[0];
}

await check('pages for everybody, in four languages, without a complaint', async () => {
  const page = await open();
  for (const path of ['en', 'de', 'nl', 'vi', 'en/c/kitchen', 'en/search?q=mug', 'en/product/alder-mug', 'en/v', 'en/v/alder-goods', 'en/cart', 'en/sign/in', 'en/sign/up', 'en/orders']) {
    const answer = await page.goto(`${SHOP}/${path}`);
    assert.equal(answer.status(), 200, path);
    await page.locator('main h1').first().waitFor();
    await look(page);
  }
  await page.context().close();
});
await check('what is not there is not there', async () => {
  for (const path of ['en/product/nothing-of-the-kind', 'en/c/nothing', 'en/nothing', 'xx']) assert.equal((await fetch(`${SHOP}/${path}`)).status, 404, path);
});
await check('a product is read without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${SHOP}/en/product/alder-mug`);
  const text = await page.locator('main').textContent();
  assert.match(text, /Alder mug/);
  assert.match(text, /€\d+\.\d\d/);
  assert.match(await page.locator('script[type="application/ld+json"]').first().textContent(), /"@type":"Product"/);
  await page.context().close();
});
await check('the app sends its own documents on, from its own pages alone', async () => {
  const ask = (headers, body) => fetch(`${SHOP}/api/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const { origin } = new URL(SHOP);
  const made_up = { id: `sha256:${'0'.repeat(64)}` };
  assert.equal((await ask({ 'x-csrf': '1', origin }, made_up)).status, 400);
  const [known] = Object.keys(JSON.parse(readFileSync(new URL('../../frontend-customer/lib/graphql/generated/persisted-documents.json', import.meta.url), 'utf8')));
  assert.equal((await ask({ origin }, { id: known })).status, 403);
  assert.equal((await ask({ 'x-csrf': '1', origin: 'https://elsewhere.example' }, { id: known })).status, 403);
  assert.equal((await ask({ 'x-csrf': '1' }, { id: known })).status, 403);
  assert.equal((await fetch(`${SHOP}/api/revalidate`, { method: 'POST', body: '{"tags":["nav"]}', headers: { 'x-stoa-signature': 't=1,v1=00' } })).status, 401);
});
await check('what a vendor changes is on the kept page', async () => {
  const { sessionCreate } = await api('mutation($i: SessionCreateInput!) { sessionCreate(input: $i) { session { accessToken } } }', { i: { email: 'vendor@demo.test', password: 'stoa-demo-2026' } });
  const authorization = `Bearer ${sessionCreate.session.accessToken}`;
  const { product } = await api('{ product(slug: "alder-mug") { id title } }');
  const title = `${product.title}, glazed`;
  assert.ok(!(await (await fetch(`${SHOP}/en/product/alder-mug`)).text()).includes(title));
  await api('mutation($i: ProductUpdateInput!) { productUpdate(input: $i) { userErrors { message } } }', { i: { productId: product.id, title } }, { authorization });
  for (let tries = 0; ; tries += 1) {
    if ((await (await fetch(`${SHOP}/en/product/alder-mug`)).text()).includes(title)) break;
    assert.ok(tries < 100, 'the page stays as it was');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
await check('a guest buys from two vendors, and the order moves by itself as the desk sends it', async () => {
  const shopper = await open();
  const order = words('frontend-customer', 'en', 'order');
  const number = await buy(shopper, 'en');
  await look(shopper);
  const desk = await open();
  await desk.goto(`${DESK}/sign-in`);
  await desk.locator('input[type=email]').fill('vendor@demo.test');
  await desk.locator('input[type=password]').fill('stoa-demo-2026');
  await desk.locator('main form button[type=submit]').first().click();
  await desk.waitForURL((url) => !url.pathname.includes('sign-in'));
  await desk.locator('h1').first().waitFor();
  await look(desk);
  await desk.goto(`${DESK}/orders`);
  await desk.getByText(new RegExp(`^${number}-`)).filter({ visible: true }).first().waitFor();
  await look(desk);
  const { sessionCreate } = await api('mutation($i: SessionCreateInput!) { sessionCreate(input: $i) { session { accessToken } } }', { i: { email: 'vendor@demo.test', password: 'stoa-demo-2026' } });
  const headers = { authorization: `Bearer ${sessionCreate.session.accessToken}` };
  const { vendorOrders } = await api('{ vendorOrders(first: 5) { nodes { id number } } }', {}, headers);
  const part = vendorOrders.nodes.find((node) => node.number.startsWith(`${number}-`));
  await desk.goto(`${DESK}/orders/${part.id}`);
  await desk.locator('h1').first().waitFor();
  await look(desk);
  await api('mutation($i: OrderAcceptInput!) { orderAccept(input: $i) { userErrors { message } } }', { i: { vendorOrderId: part.id, idempotencyKey: key() } }, headers);
  const { fulfillmentShip } = await api(
    'mutation($i: FulfillmentShipInput!) { fulfillmentShip(input: $i) { fulfillmentId userErrors { message } } }',
    { i: { vendorOrderId: part.id, carrier: 'DHL', trackingNumber: 'JOURNEY123', idempotencyKey: key() } },
    headers,
  );
  const section = shopper.locator('main section').filter({ hasText: part.number });
  await section.getByText('JOURNEY123').first().waitFor();
  await look(shopper);
  await api('mutation($i: FulfillmentDeliverInput!) { fulfillmentDeliver(input: $i) { userErrors { message } } }', { i: { fulfillmentId: fulfillmentShip.fulfillmentId, idempotencyKey: key() } }, headers);
  await section.getByText(order.parcel.arrived.split('{')[0].trim()).first().waitFor();
  for (const page of [shopper, desk]) await page.context().close();
});
await check('the same in Vietnamese on a phone, in the dark', async () => {
  const page = await open({ phone: true, theme: 'dark' });
  assert.match(await buy(page, 'vi'), /R\d+/);
  await look(page);
  await page.context().close();
});
await check('no token reaches a script, and no document a bundle', () => {
  for (const app of ['frontend-customer', 'frontend-vendor']) {
    const folder = new URL(`../../${app}/.next/static`, import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'));
    assert.ok(files.length > 5);
    for (const file of files) assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /STOA_APP_SECRET|mutation [A-Z]\w+\(\$input|__Host-(shop|desk)-(session|refresh)/, `${app}: ${file}`);
  }
});
await check('nothing complained in the console', () => assert.deepEqual(complaints, []));

await browser.close();
console.log(`test result: ${failed ? 'FAILED' : 'ok'}. ${passed} passed; ${failed} failed;`);
process.exit(failed ? 1 : 0);
