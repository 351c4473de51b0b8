// What every journey has: a browser, a look at each page that is passed, the API to ask, and the server to stop and start.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** `SERVER` is a folder: `start` there runs the server in the foreground, `pid` says which process it is. */
export const { SHOP, DESK, API, MAIL, SERVER, PICTURES } = process.env;
export const PASSWORD = 'stoa-demo-2026';

const journeys = [];
/** What the browsers' consoles said that nobody expected. */
export const complaints = [];

/** A way that somebody goes; run in the order in which they are told. */
export const journey = (name, work) => journeys.push({ name, work });

/** Runs those whose name fits a pattern. Tells how many failed. */
export async function run(wanted = '') {
  const chosen = journeys.filter(({ name }) => new RegExp(wanted, 'i').test(name));
  journey('nothing complained in the console', () => assert.deepEqual(complaints, []));
  let failed = chosen.length ? 0 : 1;
  for (const { name, work } of [...chosen, journeys.at(-1)]) {
    try {
      await work();
      console.log(`ok    ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}\n${error.stack ?? error}`);
      await Promise.all(browser.contexts().flatMap((context) => context.pages().map((page, place) => picture(page, `failed-${failed}-${place}`, {}))));
    }
    // Whatever a journey left open: the next one begins with nothing.
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
  await browser.close();
  console.log(`test result: ${failed ? 'FAILED' : 'ok'}. ${chosen.length + 1 - failed} passed; ${failed} failed;`);
  return failed;
}

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
});
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});

/**
 * Somebody's browser. With `trouble` requests are meant to fail: what the browser itself says about those is expected, what the
 * pages say about them is not.
 */
export async function open({ phone, theme, javaScriptEnabled = true, trouble = false, motion } = {}) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    isMobile: !!phone,
    hasTouch: !!phone,
    colorScheme: theme ?? 'light',
    reducedMotion: motion ?? 'reduce',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const expected = /^Failed to load resource|net::ERR_|React error #441/;
  const heard = (text) => (trouble && expected.test(text)) || complaints.push(`${page.url()}: ${text}`);
  page.on('console', (message) => message.type() === 'error' && heard(message.text()));
  page.on('pageerror', (error) => heard(error.message));
  return page;
}

/** What axe has to say of the page as it is, and whether it is wider than the screen. With a name, a picture is kept where one is wanted. */
export async function look(page, name) {
  if (name) await picture(page, name);
  await page.evaluate(axe);
  const violations = await page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map(({ target }) => target.join(' ')).join(', ')}`);
  }, RULES);
  assert.deepEqual(violations, [], page.url());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${page.url()} is wider than the screen`);
}

/** Kept in the folder that `PICTURES` names, to be looked at by people: nothing is compared. */
export async function picture(page, name, { fullPage = false } = {}) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' }).catch(() => undefined);
}

/** Asks again and again, and not for ever. */
export async function until(what, test) {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await test();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`There was no ${what}.`);
}

export const words = (app, language, part) => JSON.parse(readFileSync(new URL(`../../../${app}/messages/${language}/${part}.json`, import.meta.url), 'utf8'));
export const key = () => crypto.randomUUID();
export const submit = (page) => page.locator('main form button[type=submit]').last();

/** What stands in a message around what it is filled with. */
export const around = (message) => new RegExp(message.split(/\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));

/** A server's page is there at once, and answers somebody only when its scripts run. */
export const alive = (page) =>
  page.waitForFunction(() => {
    const part = document.querySelector('main form, main button, main a');
    return part && Object.keys(part).some((name) => name.startsWith('__react'));
  });

export async function api(query, variables = {}, headers = {}) {
  const response = await fetch(`${API}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** Does something of which nothing is refused. `field` names the mutation, `input` the type of what it is given. */
export async function done(field, input, values, headers = {}, more = '') {
  const data = await api(`mutation($i: ${input}!) { ${field}(input: $i) { ${more} userErrors { code message field } } }`, { i: values }, headers);
  assert.deepEqual(data[field].userErrors, [], field);
  return data[field];
}

/** The headers of somebody who has signed in beside the pages. */
export async function as(email, password = PASSWORD) {
  const { session } = await done('sessionCreate', 'SessionCreateInput', { email, password, device: 'beside' }, {}, 'session { accessToken }');
  return { authorization: `Bearer ${session.accessToken}` };
}

/** The link of the latest letter to somebody that leads to `path`. */
export function letter(to, path) {
  const plain = (file) => readFileSync(file, 'utf8').replace(/=\r?\n/g, '').replace(/(=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replace(/=/g, ''), 'hex').toString());
  return until(`letter to ${to}`, () => {
    const files = (existsSync(MAIL) ? readdirSync(MAIL) : []).filter((name) => name.endsWith('.eml')).map((name) => join(MAIL, name));
    const mine = files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs).map(plain).find((text) => text.includes(to) && text.includes(path));
    return mine && /https?:\/\/\S+?#token=[\w.-]+/.exec(mine)[0];
  });
}

const isRunning = (process_) => {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
};

/** The API's own process, with everything it keeps. */
export const server = {
  async stop() {
    const pid = Number(readFileSync(join(SERVER, 'pid'), 'utf8'));
    process.kill(pid, 'SIGTERM');
    // Who started it collects it; until then it is there and is nobody any more.
    await until('end of the server', () => !isRunning(pid) || /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  },
  /** `ahead` is by how many seconds its clock is. */
  async start(ahead = 0) {
    const env = ahead ? { ...process.env, STOA_ENV: 'test', STOA_CLOCK_AHEAD: String(ahead) } : process.env;
    const { pid } = spawn(join(SERVER, 'start'), { detached: true, stdio: 'ignore', env });
    writeFileSync(join(SERVER, 'pid'), String(pid));
    await until('server', () => fetch(`${API}/readyz`).then(({ ok }) => ok, () => false));
  },
};
