// journey.mjs URL MAIL [PICTURE.png]: buys something from two vendors in GraphiQL, as a newcomer would, watches it being shipped, and
// runs everything else on the shelf as those it is for. Everything is driven by the page's own buttons; answers are read off
// the wire, and mail out of the folder where the demonstration leaves it.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { chromium } from 'playwright-core';
import { readShelf } from '../../api/graphiql/shelf.mjs';

const [url, mail, picture] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const LIMIT = 30_000;
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.stack ?? error}`);
  }
}

const shelf = readShelf(join(root, 'api/graphiql/shelf'));
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
for (const operation of shelf) {
  await check(`the shelf: ${operation.file} fits the schema`, () => {
    const errors = validate(schema, parse(operation.query));
    assert.deepEqual(errors.map((error) => error.message), []);
  });
}

await check('the shelf: it has every root field, and a sentence about each operation', () => {
  const found = shelf.flatMap(({ query }) => parse(query).definitions.filter(({ kind }) => kind === 'OperationDefinition'));
  const taken = new Set(found.flatMap(({ operation, selectionSet }) => selectionSet.selections.map(({ name }) => `${operation}.${name.value}`)));
  const types = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
  const all = Object.entries(types).flatMap(([operation, type]) => Object.keys(type.getFields()).map((name) => `${operation}.${name}`));
  assert.deepEqual(all.filter((name) => !taken.has(name)), []);
  assert.deepEqual(shelf.filter(({ about }) => !/^[A-ZÀ-Ý].*[.?!]$/.test(about)).map(({ file }) => file), []);
  assert.equal(new Set(shelf.map(({ name }) => name)).size, shelf.length);
});

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const complaints = [];

async function open(at = url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const frames = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(at) && complaints.push(`asked ${request.url()}`));
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  const schemaSeen = answer(page, 'IntrospectionQuery');
  const opened = answer(page, opening('guest').name);
  await page.goto(`${at}/graphiql`);
  await page.waitForSelector('.monaco-editor .view-line');
  return { page, frames, fields: fields(await schemaSeen), opened: await opened };
}

/** The answer to the next request with this operation. */
function answer(page, operationName) {
  const ours = (response) => {
    if (new URL(response.url()).pathname !== '/graphql' || response.request().method() !== 'POST') return false;
    return response.request().postDataJSON()?.operationName === operationName;
  };
  return page.waitForResponse(ours, { timeout: LIMIT }).then((response) => response.json());
}

const opening = (role) => shelf.find(({ opens }) => opens.includes(role));
const fields = (introspection) => introspection.data.__schema.types.find((type) => type.name === 'Query').fields.map((field) => field.name);

const ran = new Set();

/** Takes an operation off the shelf: nothing that it needs is missing. */
async function take(page, operationName) {
  await page.locator(`[data-operation="${operationName}"]`).click();
  assert.ok(!(await page.locator('.stoa-shelf-hint').textContent()).startsWith('Run “'), `${operationName} has variables that no answer filled in`);
  ran.add(operationName);
}

/** Follows a subscription off the shelf until its first word. */
async function follow({ page, frames }, operationName, field) {
  const before = frames.length;
  await take(page, operationName);
  await page.locator('.graphiql-execute-button').click();
  await until(`the first word of ${operationName}`, () => frames.slice(before).some((frame) => frame.includes('"next"') && frame.includes(field)));
}

/** Takes an operation off the shelf and runs it; its answer without any complaint. */
const run = (page, operationName) => runWith(page, operationName);

/** As `run`, with other variables than the shelf's where some are given. */
async function runWith(page, operationName, variables) {
  await take(page, operationName);
  if (variables) {
    await page.locator('.graphiql-editor-tool .monaco-editor').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(JSON.stringify(variables));
    // The brackets that the editor closed by itself.
    await page.keyboard.press('ControlOrMeta+Shift+End');
    await page.keyboard.press('Delete');
  }
  const answered = answer(page, operationName);
  await page.locator('.graphiql-execute-button').click();
  const { data, errors } = await answered;
  assert.equal(errors, undefined, JSON.stringify(errors));
  const told = Object.values(data).flatMap((value) => value?.userErrors ?? []);
  assert.deepEqual(told, [], operationName);
  return data;
}

/** What an authenticator app shows for this secret, by RFC 6238. */
function totp(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(time).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The newest mail with this subject, to this address where one is given. */
function newest(subject, to = '') {
  const files = existsSync(mail) ? readdirSync(mail).filter((name) => name.endsWith('.eml')).map((name) => join(mail, name)) : [];
  files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  return files.map((file) => readFileSync(file, 'utf8')).find((text) => text.includes(`Subject: ${subject}`) && text.includes(`To: ${to}`));
}

/** Who it went to. */
const addressed = (subject) => /^To: (\S+)\r$/m.exec(newest(subject))[1];

/** The secret in it. */
async function mailed(subject, to) {
  let token;
  await until(`a mail “${subject}”`, () => {
    token = /#token=(\S+)/.exec((newest(subject, to) ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '='))?.[1];
    return token;
  });
  return token;
}

/** A button of the strip above the page. */
const press = (page, name) => page.locator('.stoa-bar').getByRole('button', { name, exact: true }).click();

/** A picture by day and one by night. */
async function both(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: picture.replace('.png', `-${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits until a condition holds, looking ten times a second. */
async function until(what, condition) {
  for (const end = Date.now() + LIMIT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (condition()) return;
  assert.fail(`${what} did not happen in time`);
}

/** Signs in; the page then turns to what the role came for, without a click. */
async function signIn(page, email, role, password = 'stoa-demo-2026') {
  const again = answer(page, 'IntrospectionQuery');
  const { name } = opening(role);
  const opened = answer(page, name);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('form button[type=submit]');
  await page.waitForSelector('.stoa-name');
  const { data, errors } = await opened;
  assert.ok(data && !errors, JSON.stringify(errors));
  assert.equal(await page.locator('.graphiql-tab-active .graphiql-tab-button').textContent().then((text) => text.trim()), name);
  ran.add(name);
  return fields(await again);
}

/** Runs what is left of a role's shelf, in its order. */
async function rest(page, role, { except = [], given = {} } = {}) {
  for (const { name, as } of shelf) if (as === role && !ran.has(name) && !except.includes(name)) await runWith(page, name, await given[name]?.());
}

/** Opens the part of the shelf that is for another audience. */
const unfold = (page, audience) => page.locator('.stoa-audience summary', { hasText: audience }).click();

const shopper = await open();
let number;
await check('a guest sees no vendor’s or admin’s fields, and the page opens on what there is to buy', () => {
  assert.ok(shopper.fields.includes('cart'));
  assert.ok(!shopper.fields.includes('vendorOrders') && !shopper.fields.includes('ledger'));
  assert.ok(shopper.opened.data.search.products.nodes.length > 0);
});
await check('a guest finds things in every way there is', async () => {
  for (const name of ['Find', 'Shop', 'Category', 'Suggest', 'Visit', 'TwoThings', 'Scan']) await run(shopper.page, name);
  const { node, nodes } = await run(shopper.page, 'Anything');
  assert.equal(node.product.title, 'Alder mug');
  assert.equal(nodes[2], null);
});
await check('a guest fills a cart and changes their mind', async () => {
  const { cartLinesAdd } = await run(shopper.page, 'FillCart');
  assert.equal(cartLinesAdd.cart.groups.length, 2);
  assert.ok(cartLinesAdd.cart.token);
  assert.equal((await run(shopper.page, 'SeeCart')).cart.itemCount, 3);
  await follow(shopper, 'WatchCart', 'cartChanged');
  assert.equal((await run(shopper.page, 'ChangeQuantity')).cartLinesUpdate.cart.itemCount, 4);
  assert.equal((await run(shopper.page, 'SaveForLater')).cartLineSaveForLater.cart.itemCount, 1);
  assert.equal((await run(shopper.page, 'Restore')).cartLineRestore.cart.itemCount, 4);
  assert.equal((await run(shopper.page, 'TakeOut')).cartLinesRemove.cart.itemCount, 1);
});
await check('a guest buys from two vendors, at the second attempt', async () => {
  await run(shopper.page, 'FillCart');
  for (const name of ['StartCheckout', 'GiveUp', 'StartCheckout', 'SetAddress', 'SetDelivery', 'SetPayment']) await run(shopper.page, name);
  assert.deepEqual((await run(shopper.page, 'SeeCheckout')).checkout.problems, []);
  const { checkoutComplete } = await run(shopper.page, 'Buy');
  assert.equal(checkoutComplete.order.status, 'PAID');
  assert.equal(checkoutComplete.order.vendorOrders.length, 2);
  number = checkoutComplete.order.number;
  if (picture) await shopper.page.screenshot({ path: picture });
});
await check('buying again with the same key is the same order', async () => {
  const answered = answer(shopper.page, 'Buy');
  await shopper.page.locator('.graphiql-execute-button').click();
  const { data, extensions } = await answered;
  assert.equal(data.checkoutComplete.order.number, number);
  assert.equal(extensions.replayed, true);
});
await check('the order arrives while the buyer watches', async () => {
  await follow(shopper, 'WatchOrder', 'orderStatusChanged');
  const vendor = await open();
  assert.ok((await signIn(vendor.page, 'vendor@demo.test', 'vendor')).includes('vendorOrders'));
  const { vendorOrders } = await run(vendor.page, 'IncomingOrders');
  assert.ok(vendorOrders.nodes[0].number.startsWith(number), `${vendorOrders.nodes[0].number} is not of ${number}`);
  await run(vendor.page, 'OnePart');
  await follow(vendor, 'HearOrders', 'vendorOrderPlaced');
  await follow(vendor, 'WatchPart', 'vendorOrderChanged');
  for (const name of ['AcceptOrder', 'ShipOrder', 'DeliverParcel']) await run(vendor.page, name);
  await until('news of the delivery', () => shopper.frames.some((frame) => frame.includes('"next"') && frame.includes('DELIVERED')));
  await vendor.page.context().close();
});
await check('a vendor’s shelf: orders, catalogue, stock, sending and books', async () => {
  const vendor = await open();
  await signIn(vendor.page, 'vendor@demo.test', 'vendor');
  await run(vendor.page, 'IncomingOrders');
  await rest(vendor.page, 'vendor', { except: ['ChangeMember', 'RemoveMember', 'FillIn', 'ShowDocument', 'Rescue', 'HandIn', 'NeverMind', 'Appeal'] });
  await vendor.page.context().close();
});
await check('the guest looks the order up, takes the rest of it back, and comes to stay', async () => {
  assert.equal((await run(shopper.page, 'LookUpOrder')).orderLookup.number, number);
  await rest(shopper.page, 'guest', {
    // Takes a provider: `elsewhere` among the journeys has them. A device answers by the page's own button.
    except: ['Back', 'ShowPasskey', 'Withdraw', 'ConfirmWithdrawal'],
    given: {
      ResetPassword: async () => ({ input: { token: await mailed('Choose a new password'), newPassword: 'stoa-demo-2026' } }),
    },
  });
});
await check('a guest buys once more, and withdraws in two steps', async () => {
  for (const name of ['FillCart', 'StartCheckout', 'SetAddress', 'SetDelivery', 'SetPayment', 'Buy']) await run(shopper.page, name);
  const { withdrawalStart } = await run(shopper.page, 'Withdraw');
  assert.equal(withdrawalStart.order.withdrawal.state, 'OPEN');
  const { withdrawalConfirm } = await run(shopper.page, 'ConfirmWithdrawal');
  assert.ok(withdrawalConfirm.withdrawal.confirmedAt);
  assert.deepEqual([...new Set(withdrawalConfirm.withdrawal.lines.map(({ state }) => state))], ['CANCELLED']);
});
await check('a newcomer proves their address by the mail', async () => {
  const newcomer = await open();
  const token = await mailed('Welcome to Stoa');
  await signIn(newcomer.page, addressed('Welcome to Stoa'), 'customer', 'a-good-long-password');
  assert.equal((await runWith(newcomer.page, 'Verify', { input: { token } })).accountVerify.verified, true);
  await newcomer.page.context().close();
});
await check('a newcomer asks to be forgotten, and stays after all', async () => {
  const [leaving, staying] = [await open(), await open()];
  await signIn(leaving.page, addressed('Welcome to Stoa'), 'customer', 'a-good-long-password');
  const { accountErasureRequest } = await runWith(leaving.page, 'EraseAccount', { input: { password: 'a-good-long-password' } });
  assert.equal(accountErasureRequest.erasure.state, 'WAITING');
  await signIn(staying.page, addressed('Welcome to Stoa'), 'customer', 'a-good-long-password');
  assert.equal((await run(staying.page, 'KeepAccount')).accountErasureCancel.erasure.state, 'CANCELLED');
  for (const { page } of [leaving, staying]) await page.context().close();
});
await check('a colleague joins a team by the letter, is given another place, and leaves', async () => {
  const [vendor, colleague] = [await open(), await open()];
  await signIn(vendor.page, 'vendor@demo.test', 'vendor');
  await runWith(vendor.page, 'InviteMember', { input: { email: addressed('Welcome to Stoa'), role: 'VIEWER', idempotencyKey: 'browser-invites' } });
  const token = await mailed('Alder', addressed('Welcome to Stoa'));
  await signIn(colleague.page, addressed('Welcome to Stoa'), 'customer', 'a-good-long-password');
  assert.equal((await runWith(colleague.page, 'JoinTeam', { input: { token } })).vendorMemberAccept.vendor.slug, 'alder-goods');
  assert.deepEqual((await run(vendor.page, 'Team')).vendorMembers.nodes.map(({ role }) => role), ['OWNER', 'VIEWER']);
  assert.equal((await run(vendor.page, 'ChangeMember')).vendorMemberUpdate.member.role, 'FULFILLMENT');
  await run(vendor.page, 'RemoveMember');
  for (const { page } of [vendor, colleague]) await page.context().close();
});
await check('somebody applies to sell, shows documents, is asked for more, is taken in and sells', async () => {
  const [applicant, operator] = [await open(), await open()];
  const [email, password] = [addressed('Welcome to Stoa'), 'a-good-long-password'];
  await signIn(applicant.page, email, 'customer', password);
  await run(applicant.page, 'Apply');
  await applicant.page.context().close();
  const desk = await open();
  await signIn(desk.page, email, 'vendor', password);
  await run(desk.page, 'Application');
  await run(desk.page, 'FillIn');
  await run(desk.page, 'Rescue');
  const show = async (kind) => {
    const { vendorDocumentSubmit } = await runWith(desk.page, 'ShowDocument', { input: { kind, fileName: `${kind}.pdf`, idempotencyKey: `browser-${kind}-${Math.random()}` } });
    const sent = await fetch(vendorDocumentSubmit.uploadUrl, { method: 'PUT', body: '%PDF-1.7 a document' });
    assert.equal(sent.status, 204);
  };
  for (const kind of ['IDENTITY', 'REGISTER_EXTRACT', 'EXPULSION_PROOF']) await show(kind);
  await run(desk.page, 'HandIn');
  await signIn(operator.page, 'admin@demo.test', 'admin');
  assert.equal((await run(operator.page, 'Applications')).vendorApplications.nodes[0].kind, 'RESCUE');
  await run(operator.page, 'AskForMore');
  await show('REGISTER_EXTRACT');
  await run(desk.page, 'HandIn');
  await run(operator.page, 'Applications');
  assert.equal((await run(operator.page, 'ApproveVendor')).vendorApprove.vendor.state, 'LIVE');
  assert.equal((await run(desk.page, 'Application')).myVendor.state, 'LIVE');
  // One strike is taken back, another one appealed against; who decides that is somebody else than who issued it.
  await run(operator.page, 'IssueStrike');
  await run(operator.page, 'RevokeStrike');
  await run(operator.page, 'IssueStrike');
  assert.deepEqual((await run(desk.page, 'OwnStrikes')).vendorStrikes.nodes.map(({ counts }) => counts), [true, false]);
  assert.equal((await run(desk.page, 'Appeal')).strikeAppeal.strike.state, 'APPEALED');
  assert.equal((await run(operator.page, 'SuspendVendor')).vendorSuspend.vendor.state, 'SUSPENDED');
  await run(operator.page, 'ReinstateVendor');
  await run(operator.page, 'TerminateVendor');
  for (const { page } of [desk, operator]) await page.context().close();
});
await check('a customer brings the guest’s cart along and sees their orders', async () => {
  const customer = await open();
  for (const name of ['TwoThings', 'FillCart']) await run(customer.page, name);
  assert.ok(!(await signIn(customer.page, 'customer@demo.test', 'customer')).includes('vendorOrders'));
  const own = (await run(customer.page, 'SeeCart')).cart?.itemCount ?? 0;
  assert.equal((await run(customer.page, 'MergeCart')).cartMerge.cart.itemCount, own + 3);
  assert.ok((await run(customer.page, 'MyOrders')).myOrders.nodes.length > 3);
  await rest(customer.page, 'customer', { except: ['Verify', 'Apply', 'JoinTeam', 'EraseAccount', 'KeepAccount', 'StopLooking', 'AddApp', 'ConfirmApp', 'ShowCode', 'SendCode', 'NewCodes', 'NoApp', 'BeginPasskey', 'KeepPasskey', 'RemovePasskey', 'Unlink'], given: { FollowMove: async () => ({ input: { token: await mailed('Confirm your new address') } }) } });
  await customer.page.context().close();
});
await check('an account with an authenticator app is opened by its code, here and on another page', async () => {
  const customer = await open();
  await signIn(customer.page, 'customer2@demo.test', 'customer');
  const { mfaEnroll } = await run(customer.page, 'AddApp');
  const { mfaConfirm } = await runWith(customer.page, 'ConfirmApp', { input: { code: totp(mfaEnroll.secret) } });
  const paper = mfaConfirm.recoveryCodes;
  const other = await open();
  await other.page.fill('input[name=email]', 'customer2@demo.test');
  await other.page.fill('input[name=password]', 'stoa-demo-2026');
  await other.page.click('form button[type=submit]');
  await other.page.waitForSelector('input[name=code]');
  await other.page.fill('input[name=code]', 'no code');
  await other.page.click('form button[type=submit]');
  await other.page.waitForFunction(() => document.querySelector('.stoa-problem')?.textContent.includes('code'));
  if (picture) await other.page.screenshot({ path: picture.replace('.png', '-code.png') });
  await other.page.fill('input[name=code]', paper[0]);
  await other.page.click('form button[type=submit]');
  await other.page.waitForSelector('.stoa-name');
  await runWith(other.page, 'ShowCode', { input: { code: paper[1] } });
  const { mfaRecoveryCodesRenew } = await runWith(other.page, 'NewCodes', { input: { code: paper[2] } });
  // The telephone's tries are counted with the paper's.
  await runWith(other.page, 'NoApp', { input: { code: mfaRecoveryCodesRenew.recoveryCodes[0] } });
  await other.page.context().close();
  await customer.page.context().close();
});
await check('a passkey is added, signs in alone, and answers after the password', async () => {
  // Browsers know no passkeys of a bare address.
  const customer = await open(url.replace('127.0.0.1', 'localhost'));
  const { page } = customer;
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options });
  await signIn(page, 'customer2@demo.test', 'customer');
  await run(page, 'BeginPasskey');
  await press(page, 'Add a passkey');
  await page.fill('input[name=password]', 'not-the-password');
  await page.click('form button[type=submit]');
  await page.waitForFunction(() => document.querySelector('.stoa-problem')?.textContent.includes('not your password'));
  await page.fill('input[name=password]', 'stoa-demo-2026');
  await page.click('form button[type=submit]');
  await page.waitForSelector('.stoa-codes[open]');
  assert.equal(await page.locator('.stoa-codes li').count(), 10);
  if (picture) await both(page, 'codes');
  await press(page, 'Done');
  assert.equal((await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length, 1);
  const out = async () => {
    await press(page, 'Sign out');
    await page.waitForSelector('input[name=email]');
  };
  await out();
  if (picture) await both(page, 'guest');
  // Nobody says who they are.
  await press(page, 'Use a passkey');
  await page.waitForSelector('.stoa-name');
  const { me } = await run(page, 'Me');
  assert.equal(me.email, 'customer2@demo.test');
  assert.deepEqual([me.passkeys.length, me.secondFactor.methods], [1, ['PASSKEY']]);
  assert.ok(me.passkeys[0].lastUsedAt && me.secondFactor.shown);
  await out();
  await page.fill('input[name=email]', 'customer2@demo.test');
  await page.fill('input[name=password]', 'stoa-demo-2026');
  await page.click('form button[type=submit]');
  await page.waitForSelector('input[name=code]');
  if (picture) await both(page, 'half');
  await press(page, 'Use a passkey');
  await page.waitForSelector('.stoa-name');
  await run(page, 'Me');
  await run(page, 'RemovePasskey');
  // The device keeps what the shop has forgotten.
  await out();
  await press(page, 'Use a passkey');
  await page.waitForFunction(() => document.querySelector('.stoa-problem')?.textContent.includes('not accepted'));
  await page.context().close();
});
await check('who signs out is shown the shop again', async () => {
  const customer = await open();
  await signIn(customer.page, 'customer2@demo.test', 'customer');
  await run(customer.page, 'Me');
  const turned = answer(customer.page, opening('guest').name);
  await press(customer.page, 'Sign out');
  await customer.page.waitForSelector('input[name=email]');
  await turned;
  await customer.page.context().close();
});
await check('who thinks better of selling withdraws', async () => {
  const customer = await open();
  await signIn(customer.page, 'customer2@demo.test', 'customer');
  await runWith(customer.page, 'Apply', { input: { name: 'Second Thoughts', country: 'DE', email: 'desk@thoughts.test', idempotencyKey: 'browser-thinks-twice' } });
  await customer.page.context().close();
  const desk = await open();
  await signIn(desk.page, 'customer2@demo.test', 'vendor');
  assert.equal((await run(desk.page, 'NeverMind')).vendorApplicationWithdraw.application.vendor.state, 'TERMINATED');
  await desk.page.context().close();
});
await check('an operator’s books balance', async () => {
  const admin = await open();
  assert.ok((await signIn(admin.page, 'admin@demo.test', 'admin')).includes('ledger'));
  const { ledger } = await run(admin.page, 'TrialBalance');
  const sums = {};
  for (const { debits, credits } of ledger.trialBalance) {
    const digits = (amount) => BigInt(amount.replace('.', ''));
    sums[debits.currency] = (sums[debits.currency] ?? 0n) + digits(debits.amount) - digits(credits.amount);
  }
  assert.ok(Object.keys(sums).length > 0);
  assert.deepEqual(Object.values(sums).filter((sum) => sum !== 0n), []);
  await unfold(admin.page, 'Shopper');
  for (const name of ['Shop', 'People']) await run(admin.page, name);
  // The operator's borrowed eyes see what the person sees, and close again.
  const { impersonationStart } = await run(admin.page, 'LookThrough');
  const stop = shelf.find(({ name }) => name === 'StopLooking');
  const ended = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${impersonationStart.session.accessToken}` },
    body: JSON.stringify({ query: stop.query, variables: stop.variables }),
  }).then((response) => response.json());
  assert.equal(ended.data.impersonationEnd.ended, true, JSON.stringify(ended));
  ran.add('StopLooking');
  await rest(admin.page, 'admin', { except: ['RetryJob', 'RejectVendor', 'DecideAppeal'] });
  // Nothing was given up here: the shelf says what would have to be found first.
  await admin.page.locator('[data-operation="RetryJob"]').click();
  assert.match(await admin.page.locator('.stoa-shelf-hint').textContent(), /Run “See what was given up” first/);
  await admin.page.context().close();
});
await check('everything on the shelf was run', () => assert.deepEqual(shelf.map(({ name }) => name).filter((name) => !ran.has(name)).sort(), ['Back', 'Unlink', 'RetryJob', 'RejectVendor', 'DecideAppeal', 'SendCode', 'KeepPasskey', 'ShowPasskey'].sort()));
await check('a wrong password is told, and nothing else', async () => {
  await shopper.page.fill('input[name=email]', 'customer@demo.test');
  await shopper.page.fill('input[name=password]', 'not-the-password');
  await shopper.page.click('form button[type=submit]');
  await shopper.page.waitForFunction(() => document.querySelector('.stoa-problem')?.textContent.length > 0);
});
await check('the page asked nobody else and complained of nothing', () => assert.deepEqual(complaints, []));

await browser.close();
// In the words that tests/run.sh adds up.
console.log(`test result: ${failed ? 'FAILED' : 'ok'}. ${passed} passed; ${failed} failed;`);
process.exit(failed ? 1 : 0);
