// What people do in the shop on more than one journey.
import assert from 'node:assert/strict';
import { api, done, key, look, PASSWORD, SHOP, submit, words } from './kit.mjs';

const MARKET = { 'x-currency': 'EUR', 'x-market': 'DE' };
const OFFER = 'id slug title variants { id buyBox { id } offers { id price { amount } availability { quantity } vendor { id slug name } } }';

const offersOf = ({ id, slug, title, variants }) =>
  variants.flatMap(({ id: variantId, buyBox, offers }) => offers.map((offer) => ({ ...offer, product: id, variantId, slug, title, first: buyBox?.id === offer.id })));

/** An offer of alder's, and one of somebody who is not its product's first seller. */
export async function offers() {
  const { products } = await api(`{ products(first: 6) { nodes { ${OFFER} } } }`, {}, MARKET);
  const fit = products.nodes.flatMap(offersOf).filter(({ price, availability }) => price && availability.quantity > 20);
  return [fit.find(({ vendor }) => vendor.slug === 'alder-goods'), fit.find(({ first, vendor }) => !first && vendor.slug !== 'alder-goods')];
}

/** What a vendor asks for a product. */
export async function offerOf(slug, vendor) {
  const { product } = await api(`query($slug: String) { product(slug: $slug) { ${OFFER} } }`, { slug }, MARKET);
  const offer = offersOf(product).find((one) => one.vendor.slug === vendor && one.price);
  assert.ok(offer, `${vendor} sells ${slug}`);
  return offer;
}

/** Two things of the two vendors whose people are known here. */
export const mugAndLamp = () => Promise.all([offerOf('alder-mug', 'alder-goods'), offerOf('birch-lamp', 'birch-market')]);

/** Puts offers into the cart, each from the page of its product. */
export async function fill(page, language, chosen) {
  const cart = words('frontend-customer', language, 'cart');
  for (const offer of chosen) {
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
}

export const HOME = [['email', 'guest@example.test'], ['shipping-name', 'Minh Nguyễn'], ['shipping-street1', 'Hauptstr. 5'], ['shipping-postalCode', '10115'], ['shipping-city', 'Berlin']];

/** From the cart, or from its own address, to where the payment is chosen. */
export async function toPayment(page, seen = async () => undefined) {
  await page.locator('#email').waitFor();
  for (const [field, value] of HOME) await page.locator(`#${field}`).fill(value);
  await page.locator('#shipping-country').selectOption('DE');
  await submit(page).click();
  await page.waitForURL(/checkout\/delivery/);
  await page.getByRole('radio').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await seen('delivery');
  await submit(page).click();
  await page.waitForURL(/checkout\/payment/);
  await page.locator('input[name=scenario]').first().waitFor();
}

/** Chooses how the payment goes, and pays. */
export async function pay(page, scenario, seen = async () => undefined) {
  await page.locator(`input[value=${scenario}]`).check();
  await seen('payment');
  await submit(page).click();
  await page.waitForURL(/checkout\/review/);
  await submit(page).waitFor();
  await seen('review');
  await submit(page).click();
}

/** Once an order is there and moves by itself: its number. */
export async function ordered(page, language = 'en') {
  const order = words('frontend-customer', language, 'order');
  await page.waitForURL(/orders\/track\/ord_/);
  await page.getByText(order.live.live, { exact: true }).waitFor();
  return (await page.locator('main h1').textContent()).match(/R\d+/)[0];
}

/** From two products to an order of two vendors, by way of a card that is declined. */
export async function buy(page, language, name) {
  const cart = words('frontend-customer', language, 'cart');
  const seen = (step) => look(page, `${name}-${step}`);
  await fill(page, language, await offers());
  assert.ok(!(await page.evaluate(() => document.cookie)).includes('cart'), 'no script reads the secret of the cart');
  await page.goto(`${SHOP}/${language}/cart`);
  await page.getByRole('button', { name: cart.more }).nth(1).waitFor();
  await seen('cart');
  await page.locator('main').getByRole('link', { name: cart.checkout }).click();
  await page.locator('#email').waitFor();
  await submit(page).click();
  await page.locator('[data-slot=error-summary]').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.slot), 'error-summary');
  await seen('errors');
  await toPayment(page, async (step) => {
    assert.equal(await page.locator('main fieldset').count(), 2, 'a delivery for each vendor');
    await seen(step);
  });
  await pay(page, 'test_decline_stolen_card', seen);
  await page.waitForURL(/checkout\/payment.*declined/);
  await seen('declined');
  await pay(page, 'test_ok');
  return ordered(page, language);
}

/** Somebody else buys, without pages. Tells the number of the order. */
export async function buyBeside(offerId, quantity = 1) {
  const added = await done('cartLinesAdd', 'CartLinesAddInput', { lines: [{ offerId, quantity }], idempotencyKey: key() }, MARKET, 'cart { token }');
  const headers = { ...MARKET, 'x-cart-token': added.cart.token };
  const held = 'checkout { id groups { vendor { id } deliveryOptions { methodId } } }';
  const begun = await done('checkoutStart', 'CheckoutStartInput', { idempotencyKey: key() }, headers, held);
  const checkoutId = begun.checkout.id;
  const shippingAddress = { name: 'Somebody Else', street1: 'Nebenstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
  const { checkout } = await done('checkoutAddressSet', 'CheckoutAddressSetInput', { checkoutId, email: 'else@example.test', shippingAddress, idempotencyKey: key() }, headers, held);
  const deliveries = checkout.groups.map(({ vendor, deliveryOptions }) => ({ vendorId: vendor.id, methodId: deliveryOptions[0].methodId }));
  await done('checkoutDeliverySet', 'CheckoutDeliverySetInput', { checkoutId, deliveries, idempotencyKey: key() }, headers);
  await done('checkoutPaymentSet', 'CheckoutPaymentSetInput', { checkoutId, gateway: 'test', methodToken: 'test_ok', idempotencyKey: key() }, headers);
  const { order } = await done('checkoutComplete', 'CheckoutCompleteInput', { checkoutId, idempotencyKey: key() }, headers, 'order { number }');
  return order.number;
}

/** Makes it so that a vendor can promise so many and no more. */
export async function leave(vendor, variantId, wanted) {
  const adjust = (delta) => done('stockAdjust', 'StockAdjustInput', { variantId, delta, reason: 'A journey', idempotencyKey: key() }, vendor, 'stockLevel { available }');
  const { available } = (await adjust(1)).stockLevel;
  await adjust(wanted - available);
}

export async function signIn(page, email, next = '', password = PASSWORD) {
  await page.goto(`${SHOP}/en/sign/in${next && `?next=${encodeURIComponent(next)}`}`);
  await signInHere(page, email, password);
}

/** On the page where somebody signs in. */
export async function signInHere(page, email, password = PASSWORD) {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/sign/'));
  await page.locator('main h1').first().waitFor();
}
