// The server goes away and comes back, and time goes by. These come last: what the clock has moved does not move back.
import assert from 'node:assert/strict';
import { alive, api, as, done, journey, key, look, open, SHOP, server, until, words } from './kit.mjs';
import { buyBeside, fill, leave, mugAndLamp, offerOf, ordered, pay, toPayment } from './shopping.mjs';

journey('the server restarts under the page of an order', async () => {
  const order = words('frontend-customer', 'en', 'order');
  const page = await open({ trouble: true });
  await fill(page, 'en', await mugAndLamp());
  await page.goto(`${SHOP}/en/checkout`);
  await toPayment(page);
  await pay(page, 'test_ok');
  const number = await ordered(page);
  // What happens meanwhile must not come over a line that was quicker than this journey.
  await page.route('**/api/live', (route) => route.abort());
  await server.stop();
  await page.getByText(order.live.reconnecting, { exact: true }).waitFor();
  assert.ok(await page.getByText(number).first().isVisible(), 'what was known is still there');
  await look(page, 'order-reconnecting');
  await server.start();
  const vendor = await as('vendor@demo.test');
  const { vendorOrders } = await api('{ vendorOrders(first: 5) { nodes { id number } } }', {}, vendor);
  const part = vendorOrders.nodes.find((node) => node.number.startsWith(`${number}-`));
  await done('orderAccept', 'OrderAcceptInput', { vendorOrderId: part.id, idempotencyKey: key() }, vendor);
  await done('fulfillmentShip', 'FulfillmentShipInput', { vendorOrderId: part.id, carrier: 'DHL', trackingNumber: 'MEANWHILE', idempotencyKey: key() }, vendor);
  await page.unroute('**/api/live');
  await page.getByText(order.live.live, { exact: true }).waitFor();
  await page.locator('main section').filter({ hasText: part.number }).getByText('MEANWHILE').first().waitFor();
  await look(page, 'order-back');
});

journey('a page that is opened while the server is away says so, and comes back by its button', async () => {
  const common = words('frontend-customer', 'en', 'common');
  const page = await open({ trouble: true });
  await page.goto(`${SHOP}/en/cart`);
  await alive(page);
  await server.stop();
  await page.goto(`${SHOP}/en/sign/in`);
  await page.locator('main h1').first().waitFor();
  await look(page, 'sign-in-without-server');
  await page.goto(`${SHOP}/en/search?q=mug`);
  await page.getByRole('heading', { level: 1, name: common.error.title }).waitFor();
  await look(page, 'error');
  await server.start();
  await page.getByRole('button', { name: common.retry }).click();
  await page.getByRole('heading', { level: 1, name: common.error.title }).waitFor({ state: 'hidden' });
  await page.locator('main').getByText(/mug/i).first().waitFor();
});

const AWAY = 16 * 60;

journey('the time to pay is over while somebody looks for their card', async () => {
  const [cart, checkout] = ['cart', 'checkout'].map((part) => words('frontend-customer', 'en', part));
  const [mug, lamp] = await mugAndLamp();
  const vendor = await as('vendor2@demo.test');
  const page = await open({ trouble: true });
  await page.clock.install();
  await fill(page, 'en', [mug, lamp]);
  await leave(vendor, lamp.variantId, 1);
  await page.goto(`${SHOP}/en/checkout`);
  await toPayment(page);
  const held = await offerOf(lamp.slug, lamp.vendor.slug);
  assert.equal(held.availability.quantity, 0, 'the last one is held');
  // A server whose clock is ahead puts the things back on the shelf, as time would.
  await server.stop();
  await server.start(AWAY);
  await until('lamp on the shelf', async () => (await offerOf(lamp.slug, lamp.vendor.slug)).availability.quantity === 1);
  await server.stop();
  await server.start();
  await page.clock.fastForward(AWAY * 1_000);
  await page.getByRole('heading', { level: 1, name: checkout.ended.title }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await look(page, 'checkout-ended');
  // Begun again, what was filled in is there: only the payment is asked for. That this device is a quarter of an hour ahead of the
  // server by now does not matter.
  await page.getByRole('link', { name: checkout.ended.again }).click();
  await page.waitForURL(/checkout\/payment/);
  await page.locator('input[name=scenario]').first().waitFor();
  // Over once more, and somebody else is quicker now.
  await server.stop();
  await server.start(2 * AWAY);
  await until('lamp on the shelf', async () => (await offerOf(lamp.slug, lamp.vendor.slug)).availability.quantity === 1);
  await server.stop();
  await server.start();
  await buyBeside(lamp.id);
  await page.clock.fastForward(AWAY * 1_000);
  await page.getByRole('link', { name: checkout.ended.again }).click();
  await page.getByRole('heading', { level: 1, name: checkout.start.notYet }).waitFor();
  await page.getByText(`${lamp.title}: Sold out.`).waitFor();
  await look(page, 'checkout-gone');
  await page.locator('main').getByRole('link', { name: checkout.start.toCart }).click();
  await page.getByText('Sold out for now.').waitFor();
  await page.locator('main').getByRole('button', { name: new RegExp(`^${cart.remove}.*${lamp.title}`) }).click();
  await page.locator('main').getByRole('link', { name: cart.checkout }).click();
  await page.waitForURL(/checkout\/payment/);
  await pay(page, 'test_ok');
  await ordered(page);
});
