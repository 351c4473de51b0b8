// What everybody sees alike, and what nobody may.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api, as, done, journey, look, open, SHOP, until } from './kit.mjs';

journey('pages for everybody, in four languages, without a complaint', async () => {
  const page = await open();
  for (const path of ['en', 'de', 'nl', 'vi', 'en/c/kitchen', 'en/search?q=mug', 'en/product/alder-mug', 'en/v', 'en/v/alder-goods', 'en/cart', 'en/sign/in', 'en/sign/up', 'en/orders']) {
    const answer = await page.goto(`${SHOP}/${path}`);
    assert.equal(answer.status(), 200, path);
    await page.locator('main h1').first().waitFor();
    await look(page);
  }
});

journey('what is not there is not there', async () => {
  for (const path of ['en/product/nothing-of-the-kind', 'en/c/nothing', 'en/nothing', 'xx', 'en/nothing.php', 'nothing.php']) assert.equal((await fetch(`${SHOP}/${path}`)).status, 404, path);
});

journey('a product is read without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${SHOP}/en/product/alder-mug`);
  const text = await page.locator('main').textContent();
  assert.match(text, /Alder mug/);
  assert.match(text, /€\d+\.\d\d/);
  assert.match(await page.locator('script[type="application/ld+json"]').first().textContent(), /"@type":"Product"/);
});

journey('the app sends its own documents on, from its own pages alone', async () => {
  const ask = (headers, body) => fetch(`${SHOP}/api/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const { origin } = new URL(SHOP);
  const made_up = { id: `sha256:${'0'.repeat(64)}` };
  assert.equal((await ask({ 'x-csrf': '1', origin }, made_up)).status, 400);
  const [known] = Object.keys(JSON.parse(readFileSync(new URL('../../../frontend-customer/lib/graphql/generated/persisted-documents.json', import.meta.url), 'utf8')));
  assert.equal((await ask({ origin }, { id: known })).status, 403);
  assert.equal((await ask({ 'x-csrf': '1', origin: 'https://elsewhere.example' }, { id: known })).status, 403);
  assert.equal((await ask({ 'x-csrf': '1' }, { id: known })).status, 403);
  assert.equal((await fetch(`${SHOP}/api/revalidate`, { method: 'POST', body: '{"tags":["nav"]}', headers: { 'x-stoa-signature': 't=1,v1=00' } })).status, 401);
});

journey('what a vendor changes is on the kept page', async () => {
  const vendor = await as('vendor@demo.test');
  const { product } = await api('{ product(slug: "alder-mug") { id title } }');
  const title = `${product.title}, glazed`;
  const page = async () => (await fetch(`${SHOP}/en/product/alder-mug`)).text();
  assert.ok(!(await page()).includes(title));
  await done('productUpdate', 'ProductUpdateInput', { productId: product.id, title }, vendor);
  await until('new title on the page', async () => (await page()).includes(title));
});

journey('no token reaches a script, and no document a bundle', () => {
  for (const app of ['frontend-customer', 'frontend-vendor']) {
    const folder = new URL(`../../../${app}/.next/static`, import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'));
    assert.ok(files.length > 5);
    for (const file of files) assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /STOA_APP_SECRET|mutation [A-Z]\w+\(\$input|__Host-(shop|desk)-(session|refresh)/, `${app}: ${file}`);
  }
});
