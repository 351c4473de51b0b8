// From nothing to a first parcel, and two people at one product.
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { alive, api, as, DESK, done, journey, key, letter, look, open, SHOP, until, words } from './kit.mjs';
import { enterDesk, openOrder } from './selling.mjs';
import { buyBeside } from './shopping.mjs';

const [common, products, orders] = ['common', 'products', 'orders'].map((part) => words('frontend-vendor', 'en', part));
const saved = (page) => page.getByText(products.noChanges, { exact: true }).waitFor();

/** A small picture of one colour, as a browser's file. */
function picture() {
  const [width, height] = [60, 40];
  const crc = (bytes) => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return ~sum >>> 0;
  };
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x8a)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
  return { name: 'honey.png', mimeType: 'image/png', buffer };
}

journey('somebody new applies, is approved, describes a product, sells it and sends it', async () => {
  const [email, password] = [`eva-${key().slice(0, 8)}@example.test`, 'honey from the heath 7'];
  const page = await open();
  const button = (name) => page.getByRole('button', { name });
  const text = (name) => page.getByText(name).first().waitFor();
  await page.goto(`${DESK}/sign-up`);
  await alive(page);
  await look(page, 'new-vendor-sign-up');
  await page.getByLabel('Your name').fill('Eva Honig');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await button('Open the account').click();
  await page.waitForURL('**/apply');
  await page.getByRole('heading', { name: 'Prove your address' }).waitFor();
  await look(page, 'new-vendor-proof');
  const token = new URL(await letter(email, '#token=')).hash;
  await page.goto(`${DESK}/verify${token}`);
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Apply to sell' }).waitFor();
  await alive(page);
  await page.getByLabel('Name of your shop').fill('Heath Honey');
  await page.getByLabel('Country').selectOption('DE');
  await button('Begin').click();
  await page.waitForURL('**/onboarding');
  await page.getByRole('heading', { name: 'Selling at Stoa' }).waitFor();
  await look(page, 'new-vendor-checklist');

  await page.goto(`${DESK}/onboarding/company`);
  await alive(page);
  await page.getByRole('radio', { name: /Company/ }).check();
  await page.getByLabel('Legal name').fill('Honey GmbH');
  await page.getByRole('textbox', { name: 'Trade register' }).fill('Amtsgericht Berlin');
  await page.getByLabel('Number there').fill('HRB 1');
  await page.getByRole('textbox', { name: /VAT number/ }).fill('DE123');
  await button('Save').click();
  await text('This is no VAT number');
  await look(page, 'new-vendor-company');
  await page.getByRole('textbox', { name: /VAT number/ }).fill('DE136695976');
  await button('Save').click();
  await page.waitForURL('**/onboarding/contact');
  await alive(page);
  const address = async () => {
    await page.getByLabel('Name', { exact: true }).fill('Honey GmbH');
    await page.getByLabel('Street and number').fill('Heideweg 1');
    await page.getByLabel(/Postal code/).fill('10115');
    await page.getByLabel('City').fill('Berlin');
    await page.getByLabel('Country').selectOption('DE');
  };
  await page.getByLabel('Who answers for it').fill('Eva Honig');
  await page.getByRole('textbox', { name: 'Telephone' }).fill('+49 30 1234567');
  await address();
  await button('Save').click();
  await page.waitForURL('**/onboarding/payout');
  await alive(page);
  await page.getByLabel('IBAN or account number').fill('DE89 3704 0044 0532 0130 00');
  await button('Save').click();
  await page.waitForURL('**/onboarding/documents');
  await alive(page);
  for (const name of ['Identity', 'Extract of the trade register']) {
    const row = page.getByRole('group', { name });
    await row.locator('input[type=file]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await page.getByRole('listitem').filter({ has: row }).getByText('Received').first().waitFor();
  }
  await look(page, 'new-vendor-documents');
  await page.goto(`${DESK}/onboarding/delivery`);
  await alive(page);
  await button('Add a way to send').click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of [['Name', 'Standard'], ['Carrier', 'DHL'], ['Days at the soonest', '1'], ['Days at the latest', '3'], ['Price', '4.90']]) {
    await dialog.getByLabel(label).fill(value);
  }
  await look(page, 'new-vendor-delivery');
  await dialog.getByRole('button', { name: common.save }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.goto(`${DESK}/onboarding/returns`);
  await alive(page);
  await address();
  await button('Save').click();
  await page.waitForURL('**/onboarding');
  await alive(page);
  await page.getByRole('checkbox', { name: 'I offer only what the law allows.' }).check();
  await button('Hand in the application').click();
  await text('Your application is being looked at');
  await look(page, 'new-vendor-handed-in');
  const own = await as(email, password);
  const { myVendor } = await api('{ myVendor { id } }', {}, own);
  await done('vendorApprove', 'VendorApproveInput', { vendorId: myVendor.id, reason: 'Welcome.', idempotencyKey: key() }, await as('admin@demo.test'));
  await page.reload();
  await text('You sell at Stoa');
  await look(page, 'new-vendor-live');

  // A product with a picture, a price and some of it on the shelf.
  await page.goto(`${DESK}/products/new`);
  await alive(page);
  await page.getByLabel(products.texts.name).fill('Heath honey');
  await page.getByLabel(products.place.category, { exact: true }).selectOption({ index: 1 });
  const cell = (name) => page.getByLabel(new RegExp(`^${name.replace(/[()]/g, '\\$&')},`)).first();
  await cell(products.cell.sku).fill('HONEY-1');
  await cell(products.cell.price.replace('{currency}', 'EUR')).fill('8.50');
  await cell(products.cell.count).fill('12');
  await button(products.saveDraft).click();
  await page.waitForURL(/products\/prd_/);
  await saved(page);
  await page.locator('input[type=file]').setInputFiles(picture());
  const alt = page.getByLabel(products.pictures.alt);
  await alt.fill('A jar of honey');
  await button(products.publish).click();
  await saved(page);
  await page.getByText(products.state.ACTIVE, { exact: true }).first().waitFor();
  await look(page, 'new-vendor-product');

  const [, id] = /(prd_\w+)/.exec(page.url());
  const offer = await until('offer in the shop', async () => {
    const { product } = await api('query($id: ID!) { product(id: $id) { slug pictureUrl media { alt } variants { buyBox { id availability { quantity } } } } }', { id }, { 'x-currency': 'EUR', 'x-market': 'DE' });
    const box = product?.variants[0]?.buyBox;
    return box?.availability.quantity === 12 && product.pictureUrl && { id: box.id, slug: product.slug, alt: product.media[0].alt };
  });
  assert.equal(offer.alt, 'A jar of honey');
  const shopper = await open();
  await shopper.goto(`${SHOP}/en/product/${offer.slug}`);
  await shopper.getByRole('heading', { level: 1, name: 'Heath honey' }).waitFor();
  await look(shopper, 'new-vendor-in-the-shop');

  // The order comes to the desk by itself.
  await page.goto(`${DESK}/orders`);
  await alive(page);
  const number = await buyBeside(offer.id, 2);
  await page.getByText(new RegExp(`New order ${number}-`)).first().waitFor();
  await openOrder(page, number);
  await button(orders.accept).click();
  await page.getByRole('heading', { level: 2, name: orders.next.toShip.title }).waitFor();
  await page.getByRole('button', { name: orders.ship, exact: true }).click();
  await dialog.getByLabel(orders.carrier, { exact: true }).fill('DHL');
  await dialog.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 2, name: orders.next.shipped.title }).waitFor();
  await look(page, 'new-vendor-shipped');
});

journey('two people change one product, and see what the other one did', async () => {
  const [one, other] = [await open(), await open()];
  const { product } = await api('{ product(slug: "alder-mug") { id } }');
  for (const page of [one, other]) {
    await enterDesk(page, 'vendor@demo.test');
    await page.goto(`${DESK}/products/${product.id}`);
    await alive(page);
  }
  const title = (page) => page.getByLabel(products.texts.name);
  const brand = (page) => page.getByLabel(products.texts.brand);
  const was = await title(one).inputValue();
  await title(other).fill(`${was}, theirs`);
  await brand(other).fill('Their brand');
  await other.getByRole('button', { name: common.save, exact: true }).click();
  await saved(other);
  await title(one).fill(`${was}, mine`);
  // What is not saved is asked about before it is left.
  await one.getByRole('link', { name: common.nav.orders }).first().click();
  await one.getByRole('alertdialog').waitFor();
  await look(one, 'product-leave');
  await one.keyboard.press('Escape');
  await one.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await one.getByRole('button', { name: common.save, exact: true }).click();
  await one.getByText(products.conflict.title).waitFor();
  await look(one, 'product-conflict');
  assert.equal(await brand(one).inputValue(), 'Their brand', 'what only they changed is taken over');
  assert.equal(await title(one).inputValue(), `${was}, mine`);
  await one.locator('fieldset').filter({ hasText: products.part.title }).getByText(products.conflict.theirs, { exact: true }).last().click();
  assert.equal(await title(one).inputValue(), `${was}, theirs`);
  await title(one).fill(was);
  await one.getByRole('button', { name: products.conflict.save }).click();
  await saved(one);
  const { product: now } = await api('{ product(slug: "alder-mug") { title brand } }', {}, await as('vendor@demo.test'));
  assert.deepEqual(now, { title: was, brand: 'Their brand' });
});
