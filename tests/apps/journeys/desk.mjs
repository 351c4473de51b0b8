// Two vendors send what one guest bought, each with the desk's own buttons, and the guest's page moves by itself.
import assert from 'node:assert/strict';
import { alive, around, DESK, journey, look, open, picture, SHOP, words } from './kit.mjs';
import { enterDesk, openOrder } from './selling.mjs';
import { fill, mugAndLamp, ordered, pay, toPayment } from './shopping.mjs';

const orders = words('frontend-vendor', 'en', 'orders');
const common = words('frontend-vendor', 'en', 'common');

/** Sends what is left, or one less; tells the number of the parcel. */
async function send(desk, tracking, { less = false, name } = {}) {
  await desk.getByRole('button', { name: orders.ship, exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel(orders.carrier, { exact: true }).fill('DHL');
  await dialog.getByLabel(around(orders.trackingNumber)).fill(tracking);
  await dialog.getByLabel(around(orders.trackingUrl)).fill(`https://track.example/${tracking}`);
  if (less) await dialog.getByRole('button', { name: common.less }).first().click();
  if (name) await look(desk, name);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText(tracking).first().waitFor();
}

journey('two vendors send, print and refund with the buttons of the desk', async () => {
  const order = words('frontend-customer', 'en', 'order');
  const [mug, lamp] = await mugAndLamp();
  const shopper = await open();
  await fill(shopper, 'en', [mug, mug, lamp]);
  await shopper.goto(`${SHOP}/en/checkout`);
  await toPayment(shopper);
  await pay(shopper, 'test_ok');
  const number = await ordered(shopper);

  const desk = await open();
  await enterDesk(desk, 'vendor@demo.test');
  await look(desk, 'desk-overview');
  const part = await openOrder(desk, number);
  await look(desk, 'desk-order-new');
  const section = shopper.locator('main section').filter({ hasText: part });
  await desk.getByRole('button', { name: orders.accept, exact: true }).click();
  await desk.getByRole('heading', { level: 2, name: orders.next.toShip.title }).waitFor();
  await section.getByText(order.step.accepted).first().waitFor();
  // One of two, then the other.
  await send(desk, 'MUG-ONE', { less: true, name: 'desk-ship' });
  await desk.getByRole('heading', { level: 2, name: orders.next.partlyShipped.title }).waitFor();
  await section.getByText('MUG-ONE').first().waitFor();
  await section.getByText(order.step.partly).first().waitFor();
  await look(desk, 'desk-order-partly');
  await look(shopper, 'order-partly');
  await send(desk, 'MUG-TWO');
  await desk.getByRole('heading', { level: 2, name: orders.next.shipped.title }).waitFor();
  await section.getByText('MUG-TWO').first().waitFor();

  // The slip of a parcel, as it comes out of a printer: no prices, and nothing of the screen.
  const [slip] = await Promise.all([desk.waitForEvent('popup'), desk.getByRole('link', { name: orders.slip }).first().click()]);
  await slip.locator('article').waitFor();
  await look(slip, 'slip-screen');
  await slip.emulateMedia({ media: 'print' });
  assert.ok(await slip.getByRole('button', { name: orders.slips.print }).isHidden());
  const paper = await slip.locator('main').textContent();
  assert.ok(paper.includes(part) && paper.includes('Hauptstr. 5') && !paper.includes('€'), 'what is needed to pack, and no more');
  await picture(slip, 'slip-paper');
  await slip.close();

  await desk.getByRole('button', { name: orders.refund, exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: common.more }).first().click();
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText(orders.reasonMissing).waitFor();
  await look(desk, 'desk-refund');
  await dialog.locator('textarea').fill('It had a crack.');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText(orders.split.refunded).first().waitFor();
  await section.getByText('1 refunded').first().waitFor();
  await look(desk, 'desk-order-refunded');

  const other = await open();
  await enterDesk(other, 'vendor2@demo.test');
  const theirs = await openOrder(other, number);
  assert.notEqual(theirs, part);
  await send(other, 'LAMP-ONE');
  const rest = shopper.locator('main section').filter({ hasText: theirs });
  await rest.getByText('LAMP-ONE').first().waitFor();
  await look(shopper, 'order-sent');
  // The buyer has it: said by the desk, seen by the buyer.
  await other.getByRole('button', { name: orders.arrived, exact: true }).click();
  await other.getByRole('dialog').or(other.getByRole('alertdialog')).locator('button').last().click();
  await rest.getByText(around(order.parcel.arrived)).first().waitFor();
});

journey('what opens from a button of the desk comes by keyboard, and gives the focus back', async () => {
  const desk = await open();
  await enterDesk(desk, 'vendor@demo.test');
  await desk.goto(`${DESK}/orders`);
  await alive(desk);
  for (const name of [common.account, common.table.columns]) {
    const button = desk.getByRole('button', { name: new RegExp(`^${name}`) });
    await button.focus();
    await desk.keyboard.press('Enter');
    const opened = desk.getByRole('dialog');
    await opened.waitFor();
    await desk.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await look(desk);
    await desk.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
    assert.ok(await button.evaluate((one) => one === document.activeElement), name);
  }
});
