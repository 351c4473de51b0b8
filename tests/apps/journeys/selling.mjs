// What vendors do at the desk on more than one journey.
import { alive, DESK, PASSWORD } from './kit.mjs';

export async function enterDesk(page, email, password = PASSWORD) {
  await page.goto(`${DESK}/sign-in`);
  await enterDeskHere(page, email, password);
}

/** On the page where somebody signs in. */
export async function enterDeskHere(page, email, password = PASSWORD) {
  await page.locator('input[type=email]').waitFor();
  await alive(page);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await page.locator('h1').first().waitFor();
}

/** From the list of orders to the part of an order that is this team's. Tells its number. */
export async function openOrder(page, number) {
  await page.goto(`${DESK}/orders`);
  await page.locator('main a[href^="/orders/vor_"]').filter({ hasText: `${number}-`, visible: true }).first().click();
  await page.waitForURL(/\/orders\/vor_/);
  await alive(page);
  return (await page.locator('h1').first().textContent()).match(/R\d+-\d+/)[0];
}
