// Lighthouse's mobile preset on the shop as it runs in production: the median of several rounds, as a table in Markdown. Ends badly
// where a page falls short of its floor; how fast a page is depends on what else the machine does, so that floor is a low one.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { offerOf, Visitor } from '../visitor.mjs';

const { SHOP, API, ROUNDS = '3', ONLY = '' } = process.env;
const FLOORS = { performance: 80, accessibility: 100, 'best-practices': 96, seo: 100 };

const buyer = new Visitor('shop', SHOP);
const checkout = await buyer.checkout(await offerOf(API, 'alder-mug'));
const pages = [
  { name: 'home', path: '/en' },
  { name: 'category', path: '/en/c/kitchen' },
  { name: 'search', path: '/en/search?q=mug', hidden: true },
  { name: 'product', path: '/en/product/alder-mug' },
  { name: 'maker', path: '/en/v/alder-goods' },
  { name: 'checkout, address', path: `/en/checkout/address?id=${checkout}&change=1`, hidden: true, cookie: buyer.cookie },
].filter(({ name }) => name.startsWith(ONLY));

const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const failures = [];

async function audit({ name, path, hidden, cookie }) {
  const [rounds, short] = [[], new Set()];
  // The first visitor of a kept page waits for it to be made.
  await fetch(new URL(path, SHOP), { headers: { cookie: cookie ?? '' } });
  // A browser that did not record a page is asked once more, and not for ever.
  for (let tries = 0; rounds.length < Number(ROUNDS); tries += 1) {
    const { lhr } = await lighthouse(new URL(path, SHOP).href, {
      port: chrome.port,
      logLevel: 'error',
      extraHeaders: cookie && { Cookie: cookie },
      onlyCategories: Object.keys(FLOORS),
    });
    if (lhr.runtimeError && tries < 3 * Number(ROUNDS)) continue;
    if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
    rounds.push(lhr);
    for (const [category, { auditRefs }] of Object.entries(lhr.categories)) {
      if (category === 'performance') continue;
      for (const { id, weight } of auditRefs) if (weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1) short.add(id);
    }
  }
  // Pages that search engines are to leave out say so, which Lighthouse counts against them.
  if (hidden) short.delete('is-crawlable');
  const score = (category) => Math.round(median(rounds.map(({ categories }) => categories[category].score ?? 0)) * 100);
  const value = (audit) => median(rounds.map(({ audits }) => audits[audit].numericValue ?? 0));
  for (const [category, floor] of Object.entries(FLOORS)) {
    if (score(category) < floor && !(hidden && category === 'seo')) failures.push(`${name}: ${category} ${score(category)} of ${floor}`);
  }
  if (short.size) console.error(`${name} loses by ${[...short].join(', ')}`);
  const seo = hidden ? 'not listed' : score('seo');
  const seconds = `${(value('largest-contentful-paint') / 1000).toFixed(1)} s`;
  return [name, score('performance'), score('accessibility'), score('best-practices'), seo, seconds, `${Math.round(value('total-blocking-time'))} ms`, value('cumulative-layout-shift').toFixed(3)];
}

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
row(['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP', 'TBT', 'CLS']);
row(Array(8).fill('---'));
try {
  for (const page of pages) row(await audit(page));
} finally {
  await chrome.kill();
}
for (const failure of failures) console.error(`FAIL  ${failure}`);
process.exitCode = failures.length ? 1 : 0;
