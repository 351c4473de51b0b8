// From the home page to an order without a mouse, and always seeing where one is.
import assert from 'node:assert/strict';
import { journey, open, SHOP, words } from './kit.mjs';
import { HOME, mugAndLamp, ordered } from './shopping.mjs';

/** More would be a trap, or a page that nobody gets through. */
const MOST_STEPS = 160;

/** What has the focus: what it is, what it is called, and whether somebody sees it. */
const where = (page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const drawn = (part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 && part.offsetWidth > 4;
    };
    // It may be drawn by the card that it is in.
    let ring = focused;
    for (let up = 0; up < 5 && ring && !drawn(ring); up += 1) ring = ring.parentElement;
    if (ring && !drawn(ring)) ring = null;
    const { left, top, right, bottom } = (ring || focused).getBoundingClientRect();
    const middle = document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    const seen = !!ring && !!middle && (ring.contains(middle) || middle.contains(ring));
    const named = focused.getAttribute('aria-label') ?? (focused.labels?.[0]?.textContent || focused.textContent || '');
    return { tag: focused.tagName, id: focused.id, value: focused.value ?? '', type: focused.type ?? '', name: named.replace(/\s+/g, ' ').trim(), href: focused.getAttribute('href') ?? '', seen, over: seen ? '' : (middle?.outerHTML.slice(0, 200) ?? 'outside'), outlined: !!ring, visible: focused.matches(':focus-visible') };
  });

/** Goes on by Tab until there is what is looked for. */
async function reach(page, what, test) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const now = await where(page);
    if (now) {
      assert.ok(now.seen || now.tag === 'H1', `the focus is seen on ${page.url()}: ${JSON.stringify(now)}`);
      if (test(now)) return now;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${what} is not reached by keyboard on ${page.url()}`);
}

journey('somebody buys by keyboard alone, from the home page on', async () => {
  const [cart, checkout] = ['cart', 'checkout'].map((part) => words('frontend-customer', 'en', part));
  const page = await open();
  const press = async (what, test, key = 'Enter') => {
    await reach(page, what, test);
    await page.keyboard.press(key);
  };
  await page.goto(`${SHOP}/en`);
  await page.locator('main h1').first().waitFor();
  for (const { slug, title, vendor } of await mugAndLamp()) {
    await reach(page, 'the search', ({ type }) => type === 'search');
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?/);
    await page.locator('main h1').first().waitFor();
    await press(`the product ${slug}`, ({ href }) => href.endsWith(`/product/${slug}`));
    await page.waitForURL(new RegExp(`/product/${slug}`));
    await page.getByRole('button', { name: new RegExp(`^${cart.add}`) }).first().waitFor();
    await press('the button that buys', ({ tag, name }) => tag === 'BUTTON' && name.startsWith(cart.add));
    const drawer = page.getByRole('dialog');
    await drawer.getByText(vendor.name).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    assert.ok((await where(page))?.name.startsWith(cart.add), 'the focus comes back to the button');
    // From here on the page is gone through from its beginning.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('Home');
  }
  await press('the cart', ({ href }) => href === '/en/cart');
  await page.waitForURL(/\/cart$/);
  await page.locator('main').getByRole('link', { name: cart.checkout }).waitFor();
  // The link that led here was in the footer, which is far below now.
  await page.waitForFunction(() => !document.activeElement?.closest('footer'));
  await press('the checkout', ({ href }) => href === '/en/checkout');
  await page.locator('#email').waitFor();
  for (const [field, value] of HOME) {
    await reach(page, field, ({ id }) => id === field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
  }
  await press('the step to the delivery', ({ name }) => name === checkout.address.continue);
  await page.waitForURL(/checkout\/delivery/);
  await page.getByRole('radio').first().waitFor();
  await press('the step to the payment', ({ name }) => name === checkout.delivery.continue);
  await page.waitForURL(/checkout\/payment/);
  await page.locator('input[name=scenario]').first().waitFor();
  await press('the ways to pay', ({ type }) => type === 'radio', 'Space');
  assert.equal((await where(page)).value, 'test_ok');
  await press('the step to the review', ({ name }) => name === checkout.payment.continue);
  await page.waitForURL(/checkout\/review/);
  await page.locator('main form button[type=submit]:enabled').last().waitFor();
  await press('the button that pays', ({ tag, type, name }) => tag === 'BUTTON' && type === 'submit' && name.startsWith('Buy and pay'));
  await ordered(page);
});
