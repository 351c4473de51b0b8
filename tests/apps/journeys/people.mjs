// Who somebody is: a passkey of theirs, and a session that ends while they look at a page.
import assert from 'node:assert/strict';
import { alive, api, around, as, done, journey, key, letter, look, open, PASSWORD, SHOP, words } from './kit.mjs';
import { enterDesk, enterDeskHere, openOrder } from './selling.mjs';
import { buyBeside, mugAndLamp, signIn, signInHere } from './shopping.mjs';

/** A new person, whose address is proved. */
async function newcomer(name) {
  const email = `${name.toLowerCase()}-${key().slice(0, 8)}@example.test`;
  const password = 'four words put together';
  await done('accountRegister', 'AccountRegisterInput', { name, email, password, locale: 'en' });
  const link = await letter(email, '/account/verify');
  await done('accountVerify', 'AccountVerifyInput', { token: link.split('#token=')[1] }, await as(email, password));
  return { name, email, password };
}

journey('a passkey is added, and opens the account', async () => {
  const [account, sign, common] = ['account', 'sign', 'common'].map((part) => words('frontend-customer', 'en', part));
  const { name, email, password } = await newcomer('Lan');
  const page = await open();
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  // Such a device answers at once what a browser offers while an address is typed: here it is asked by the button.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await signIn(page, email, '/en/account/security', password);
  await alive(page);
  await page.getByRole('button', { name: account.passkey.add, exact: true }).click();
  await page.getByLabel(account.passkey.label).fill('Telephone');
  await look(page, 'passkey-name');
  await page.getByRole('button', { name: account.passkey.next, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name=password]').fill('wrong');
  await dialog.getByRole('button', { name: account.passkey.next }).click();
  await dialog.getByText(account.confirm.wrong).waitFor();
  await look(page, 'passkey-wrong-password');
  await dialog.locator('input[name=password]').fill(password);
  await dialog.getByRole('button', { name: account.passkey.next }).click();
  const codes = page.getByRole('alertdialog');
  await codes.locator('ol li').first().waitFor();
  assert.equal(await codes.locator('ol li').count(), 10);
  await look(page, 'passkey-recovery-codes');
  await codes.getByLabel(account.codes.kept).check();
  await codes.getByRole('button', { name: account.codes.done }).click();
  await page.getByText('Telephone', { exact: true }).first().waitFor();
  assert.equal((await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length, 1);
  await look(page, 'passkey-added');
  await page.getByRole('navigation', { name: account.nav.label }).getByRole('button', { name: common.signOut }).click();
  await page.waitForURL(/why=signedOut/);
  await alive(page);
  await look(page, 'signed-out');
  await page.getByRole('button', { name: sign.in.passkey }).click();
  await page.getByRole('heading', { level: 1, name: around(account.overview.hello.replace('{name}', name)) }).waitFor();
});

/** Ends every session of somebody but the one that does it. */
async function endOthers(email, password = PASSWORD) {
  const beside = await as(email, password);
  const { mySessions } = await api('{ mySessions { id current } }', {}, beside);
  for (const { id } of mySessions.filter(({ current }) => !current)) await done('sessionRevoke', 'SessionRevokeInput', { sessionId: id }, beside);
}

journey('a session ends elsewhere while its page is open in the shop', async () => {
  const [account, sign] = ['account', 'sign'].map((part) => words('frontend-customer', 'en', part));
  const { email, password } = await newcomer('Ben');
  const page = await open({ trouble: true });
  await signIn(page, email, '/en/account/profile', password);
  await alive(page);
  await page.getByLabel(account.profile.name, { exact: true }).fill('Benjamin');
  await endOthers(email, password);
  await page.getByRole('button', { name: account.profile.save, exact: true }).click();
  await page.getByText(sign.failure.ended).waitFor();
  assert.equal(await page.getByLabel(account.profile.name, { exact: true }).inputValue(), 'Benjamin', 'what was typed is kept');
  await look(page, 'session-ended');
  await page.getByRole('link', { name: sign.failure.signIn }).click();
  await page.waitForURL(/\/sign\/in\?next=/);
  await alive(page);
  await signInHere(page, email, password);
  await page.waitForURL(/\/account\/profile/);
  // Elsewhere in the account: a click away there is the way to sign in.
  await endOthers(email, password);
  await page.getByRole('navigation', { name: account.nav.label }).getByRole('link', { name: account.nav.addresses }).click();
  await page.waitForURL(/\/sign\/in\?next=/);
  await page.locator('input[name=email]').waitFor();
});

journey('a session ends elsewhere while its page is open at the desk', async () => {
  const [common, orders] = ['common', 'orders'].map((part) => words('frontend-vendor', 'en', part));
  const [, lamp] = await mugAndLamp();
  const number = await buyBeside(lamp.id);
  const desk = await open({ trouble: true });
  await enterDesk(desk, 'vendor2@demo.test');
  await openOrder(desk, number);
  await endOthers('vendor2@demo.test');
  await desk.getByRole('button', { name: orders.accept, exact: true }).click();
  await desk.getByText(common.failure.UNAUTHENTICATED.title).waitFor();
  await look(desk, 'desk-session-ended');
  await desk.getByRole('link', { name: common.failure.signIn }).click();
  await desk.waitForURL(/\/sign-in\?next=/);
  await enterDeskHere(desk, 'vendor2@demo.test');
  await desk.waitForURL(/\/orders\/vor_/);
  await desk.getByRole('button', { name: orders.accept, exact: true }).click();
  await desk.getByRole('heading', { level: 2, name: orders.next.toShip.title }).waitFor();
});

journey('a page of an account asks who somebody is', async () => {
  const answer = await fetch(`${SHOP}/en/account/orders`, { redirect: 'manual' });
  assert.equal(answer.status, 307);
  assert.match(answer.headers.get('location'), /\/en\/sign\/in\?next=/);
});
