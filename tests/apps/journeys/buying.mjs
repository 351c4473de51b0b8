// From a product to an order of two vendors, and what may come in between.
import assert from 'node:assert/strict';
import { as, done, journey, key, look, open, SHOP, submit, words } from './kit.mjs';
import { buy, buyBeside, fill, leave, mugAndLamp, ordered, pay, signIn, toPayment } from './shopping.mjs';

journey('a guest buys from two vendors', async () => {
  const page = await open();
  assert.match(await buy(page, 'en', 'buy'), /R\d+/);
  await look(page, 'buy-placed');
});

journey('a guest buys in Vietnamese on a phone, in the dark', async () => {
  const page = await open({ phone: true, theme: 'dark' });
  assert.match(await buy(page, 'vi', 'buy-vi-phone-dark'), /R\d+/);
  await look(page, 'buy-vi-phone-dark-placed');
});

journey('the last one goes to somebody else while it is in the cart', async () => {
  const [cart, checkout] = ['cart', 'checkout'].map((part) => words('frontend-customer', 'en', part));
  const vendor = await as('vendor2@demo.test');
  const [mug, lamp] = await mugAndLamp();
  const page = await open();
  await fill(page, 'en', [mug, lamp]);
  await leave(vendor, lamp.variantId, 1);
  try {
    await buyBeside(lamp.id);
    await page.goto(`${SHOP}/en/cart`);
    await page.getByText(cart.changed).waitFor();
    await page.getByText('Sold out for now.').waitFor();
    assert.ok(await page.locator('main').getByRole('button', { name: cart.checkout }).isDisabled());
    await look(page, 'cart-sold-out');
    // Whoever comes by the address is told as well.
    await page.goto(`${SHOP}/en/checkout`);
    await page.getByRole('heading', { level: 1, name: checkout.start.notYet }).waitFor();
    await page.getByText(`${lamp.title}: Sold out.`).waitFor();
    await look(page, 'checkout-refused');
    await page.locator('main').getByRole('link', { name: checkout.start.toCart }).click();
    await page.locator('main').getByRole('button', { name: new RegExp(`^${cart.save}.*${lamp.title}`) }).click();
    await page.locator('main').getByRole('link', { name: cart.checkout }).click();
    await page.locator('#email').waitFor();
  } finally {
    await leave(vendor, lamp.variantId, 200);
  }
});

journey('a price moves while somebody is about to pay', async () => {
  const checkout = words('frontend-customer', 'en', 'checkout');
  const vendor = await as('vendor2@demo.test');
  const [mug, lamp] = await mugAndLamp();
  const page = await open();
  await fill(page, 'en', [mug, lamp]);
  await page.goto(`${SHOP}/en/checkout`);
  await toPayment(page);
  await page.locator('input[value=test_ok]').check();
  await submit(page).click();
  await page.waitForURL(/checkout\/review/);
  await submit(page).waitFor();
  const cost = (amount) => done('offerUpsert', 'OfferUpsertInput', { variantId: lamp.variantId, prices: [{ amount, currency: 'EUR' }], idempotencyKey: key() }, vendor);
  await cost((Number(lamp.price.amount) + 1).toFixed(2));
  await page.reload();
  await page.getByText(checkout.moved.price).waitFor();
  assert.ok(await submit(page).isDisabled(), 'nobody pays a price that they have not seen');
  await look(page, 'price-moved');
  await page.getByRole('button', { name: checkout.moved.accept }).click();
  await page.locator('main form button[type=submit]:enabled').last().click();
  await ordered(page);
  await cost(lamp.price.amount);
});

journey('what a guest chose comes along when they sign in', async () => {
  const [mug, lamp] = await mugAndLamp();
  const account = await as('customer2@demo.test');
  await done('cartLinesAdd', 'CartLinesAddInput', { lines: [{ offerId: lamp.id, quantity: 1 }], idempotencyKey: key() }, { ...account, 'x-currency': 'EUR', 'x-market': 'DE' });
  const page = await open();
  await fill(page, 'en', [mug, lamp]);
  await signIn(page, 'customer2@demo.test', '/en/cart');
  const lines = page.locator('main li').filter({ has: page.getByRole('spinbutton') });
  await lines.filter({ hasText: mug.title }).first().waitFor();
  await lines.filter({ hasText: lamp.title }).first().waitFor();
  assert.equal(await lines.filter({ hasText: mug.title }).getByRole('spinbutton').inputValue(), '1');
  assert.ok(Number(await lines.filter({ hasText: lamp.title }).getByRole('spinbutton').inputValue()) >= 2, 'what was there before is there still');
  for (const { vendor } of [mug, lamp]) await page.locator('main').getByText(vendor.name).first().waitFor();
  await look(page, 'cart-merged');
});

journey('a second step at the bank, and an answer that is lost', async () => {
  const checkout = words('frontend-customer', 'en', 'checkout');
  const page = await open();
  await fill(page, 'en', await mugAndLamp());
  await page.goto(`${SHOP}/en/checkout`);
  await toPayment(page);
  await pay(page, 'test_action');
  await page.getByRole('heading', { level: 1, name: checkout.bank.title }).waitFor();
  await look(page, 'bank');
  await page.getByRole('button', { name: checkout.bank.confirm }).click();
  await ordered(page);
  await fill(page, 'en', await mugAndLamp());
  await page.goto(`${SHOP}/en/checkout`);
  // Who bought a moment ago is not asked again where they live.
  await page.waitForURL(/checkout\/payment/);
  await pay(page, 'test_lost_answer');
  await ordered(page);
});
