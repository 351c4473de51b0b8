// How long what people press keeps them waiting, with the processor slowed four times: what a browser itself counts (event timing,
// as in INP), the longest event of a press, the median of several. `make lighthouse` starts the apps. A table in Markdown.
import { readFileSync, statSync } from 'node:fs';
import { chromium } from 'playwright-core';

const { SHOP, DESK, ROUNDS = '3' } = process.env;
const TARGET_MS = 200;
const words = (app, part) => JSON.parse(readFileSync(new URL(`../../${app}/messages/en/${part}.json`, import.meta.url), 'utf8'));
const [cart, catalog, orders] = [words('frontend-customer', 'cart'), words('frontend-customer', 'catalog'), words('frontend-vendor', 'orders')];
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => statSync(path, { throwIfNoEntry: false }));
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'] });

async function open(phone) {
  const context = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, isMobile: phone, hasTouch: phone });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.presses = [];
    new PerformanceObserver((list) => {
      for (const { interactionId, duration, name } of list.getEntries()) if (interactionId) globalThis.presses.push({ duration, name });
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  page.setDefaultTimeout(60_000);
  return page;
}

/** How slow a processor is taken to be; pages are loaded at its own speed and pressed slowly. */
async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** The longest event of what is done; below 16 ms a browser tells none. */
async function press(page, what, seen) {
  await slowed(page, 4);
  await page.evaluate(() => { globalThis.presses = []; });
  await what();
  await seen();
  // Entries come after the next frame.
  await page.waitForTimeout(700);
  const took = await page.evaluate(() => Math.max(0, ...globalThis.presses.map(({ duration }) => duration)));
  await slowed(page, 1);
  return took;
}

/** A page that is there, awake and idle. */
async function go(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(2_500);
}

const [phone, desk] = [await open(true), await open(false)];
const found = new Map();
async function measure(name, page, what, seen) {
  if (!found.has(name)) found.set(name, []);
  found.get(name).push(await press(page, what, seen));
}

await desk.goto(`${DESK}/sign-in`);
await desk.locator('input[type=email]').fill('vendor@demo.test');
await desk.locator('input[type=password]').fill('stoa-demo-2026');
await desk.locator('main form button[type=submit]').first().click();
await desk.waitForURL((url) => !url.pathname.includes('sign-in'));

for (let round = 0; round < Number(ROUNDS); round += 1) {
  await phone.context().clearCookies();
  await go(phone, `${SHOP}/en/product/alder-mug`);
  const option = phone.locator('main fieldset label:has(input[type=radio]:not(:checked))').first();
  if (await option.count()) {
    const name = await option.textContent();
    await measure('shop: choose a variant', phone, () => option.tap(), () => phone.locator('main fieldset label:has(input:checked)', { hasText: name }).first().waitFor());
  }
  const drawer = phone.getByRole('dialog');
  await measure('shop: put into the cart', phone, () => phone.getByRole('button', { name: new RegExp(`^${cart.add}`) }).first().tap(), () => drawer.getByRole('button', { name: cart.more }).first().waitFor());
  await measure('shop: one more of it', phone, () => drawer.getByRole('button', { name: cart.more }).first().tap(), () => phone.waitForTimeout(800));
  await go(phone, `${SHOP}/en/c/kitchen`);
  const filters = phone.getByRole('button', { name: catalog.filters.title });
  await measure('shop: open the filters', phone, () => filters.tap(), () => phone.getByRole('dialog').waitFor());
  await measure('shop: choose a filter', phone, () => phone.getByRole('dialog').locator('label:has(input[type=checkbox])').first().tap(), () => phone.waitForTimeout(800));

  await go(desk, `${DESK}/orders?tab=all`);
  const tab = desk.getByRole('navigation', { name: orders.views }).getByRole('link', { name: orders.tab.shipped, exact: true });
  await measure('desk: change the view', desk, () => tab.click(), () => desk.waitForURL(/tab=shipped/));
  await go(desk, `${DESK}/orders?tab=all`);
  await measure('desk: choose a row', desk, () => desk.getByRole('row').nth(1).getByRole('checkbox').click(), () => desk.waitForTimeout(300));
  await measure('desk: open an order', desk, () => desk.getByRole('row').nth(1).getByRole('link').first().click(), () => desk.waitForURL(/orders\/\w+_/));
}
await browser.close();

const slow = [];
console.log('| press, at a quarter of the speed | median | slowest |\n| --- | --- | --- |');
for (const [name, all] of found) {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const told = (ms) => (ms ? `${Math.round(ms)} ms` : 'under 16 ms');
  console.log(`| ${name} | ${told(middle)} | ${told(sorted.at(-1))} |`);
  if (middle > TARGET_MS) slow.push(`${name} takes ${Math.round(middle)} ms of ${TARGET_MS}`);
}
for (const line of slow) console.error(`FAIL  ${line}`);
process.exitCode = slow.length ? 1 : 0;
