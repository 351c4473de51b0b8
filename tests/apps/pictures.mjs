// The pictures of the README: `tests/apps/beside.sh target/debug/stoa node tests/apps/pictures.mjs` writes docs/pictures anew.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { key, offerOf, Visitor } from './visitor.mjs';

const { SHOP, DESK, API } = process.env;
const folder = new URL('../../docs/pictures/', import.meta.url);
const words = (part) => JSON.parse(readFileSync(new URL(`../../frontend-customer/messages/vi/${part}.json`, import.meta.url), 'utf8'));
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => statSync(path, { throwIfNoEntry: false }));
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync', '--hide-scrollbars'] });
mkdirSync(folder, { recursive: true });

async function open({ phone, dark } = {}) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: !!phone,
    hasTouch: !!phone,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

/** What a screen shows of a page that has settled. */
async function take(page, name) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(1_000);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 84 });
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(new URL(`${name}.webp`, folder), bytes);
  console.log(`${name}.webp, ${Math.round(bytes.length / 1000)} KB`);
}

async function vendor(query, variables = {}, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const { data, errors } = await (await fetch(`${API}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const shop = await open();
await shop.goto(`${SHOP}/en`);
await take(shop, 'home');
await shop.goto(`${SHOP}/en/product/alder-mug`);
await take(shop, 'product');

const phone = await open({ phone: true });
const { add } = words('cart');
for (const slug of ['alder-mug', 'birch-lamp']) {
  await phone.goto(`${SHOP}/vi/product/${slug}`);
  await phone.getByRole('button', { name: new RegExp(`^${add}`) }).first().tap();
  await phone.getByRole('dialog').waitFor();
}
await phone.goto(`${SHOP}/vi/cart`);
await take(phone, 'cart');

// An order of two vendors, of which one has sent its part: the page that a guest keeps open, and the desk beside it.
const buyer = new Visitor('shop', SHOP);
const track = await buyer.buy(await buyer.checkout(await offerOf(API, 'alder-mug'), await offerOf(API, 'birch-lamp')));
const { sessionCreate } = await vendor('mutation { sessionCreate(input: { email: "vendor@demo.test", password: "stoa-demo-2026" }) { session { accessToken } } }');
const token = sessionCreate.session.accessToken;
const { vendorOrders } = await vendor('{ vendorOrders(first: 1) { nodes { id } } }', {}, token);
const [part] = vendorOrders.nodes;
await shop.goto(SHOP + track);
await shop.locator('h1').first().waitFor();
await vendor('mutation($i: OrderAcceptInput!) { orderAccept(input: $i) { userErrors { message } } }', { i: { vendorOrderId: part.id, idempotencyKey: key() } }, token);
await vendor(
  'mutation($i: FulfillmentShipInput!) { fulfillmentShip(input: $i) { userErrors { message } } }',
  { i: { vendorOrderId: part.id, carrier: 'DHL', trackingNumber: '00340434161094042557', idempotencyKey: key() } },
  token,
);
await shop.getByText('00340434161094042557').first().waitFor();
await take(shop, 'order');

for (const [name, dark, path] of [['desk-overview', true, '/'], ['desk-order', false, `/orders/${part.id}`]]) {
  const desk = await open({ dark });
  await desk.goto(`${DESK}/sign-in?next=${encodeURIComponent(path)}`);
  await desk.locator('input[type=email]').fill('vendor@demo.test');
  await desk.locator('input[type=password]').fill('stoa-demo-2026');
  await desk.locator('main form button[type=submit]').first().click();
  await desk.waitForURL((url) => !url.pathname.includes('sign-in'));
  await take(desk, name);
}
await browser.close();
