// What each page of both apps costs a browser before it shows, held against budgets.json: `tests/apps/run.sh` starts the apps.
// `node budgets.mjs` with SHOP, DESK and API set does it against any that run.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { offerOf, Visitor } from './visitor.mjs';

const { SHOP, DESK, API } = process.env;
const { kinds, shop, desk } = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));
const MEASURES = ['scripts', 'styles', 'page', 'fonts'];
const files = new Map();

/** A file that pages share: its bytes as they come and after gzip, and its text. */
async function file(url) {
  if (!files.has(url)) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} is not there: ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    files.set(url, { plain: bytes.length, zipped: gzipSync(bytes).length, text: bytes.toString() });
  }
  return files.get(url);
}

const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`, 'i'))?.[1].replaceAll('&amp;', '&');
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** The fonts of a stylesheet that a text needs letters of. A letter is of the first font that has it, and no other is fetched for it. */
function fontsFor(css, text) {
  const faces = [...css.matchAll(/@font-face\s*{([^}]*)}/g)].flatMap(([, rules]) => {
    const [source, range] = [rules.match(/url\(["']?([^"')]+)/)?.[1], rules.match(/unicode-range:([^;]+)/)?.[1]];
    // As Next writes them down: U+0-ff, U+1ea0-1ef9, U+4??.
    const spans = range?.split(',').map((part) => {
      const [from, to = from] = part.trim().replace(/^U\+/i, '').split('-');
      return [from.replaceAll('?', '0'), to.replaceAll('?', 'f')].map((code) => Number.parseInt(code, 16));
    });
    return source ? [{ source, has: (letter) => !spans || spans.some(([from, to]) => letter.codePointAt(0) >= from && letter.codePointAt(0) <= to) }] : [];
  });
  return [...new Set([...new Set(text)].flatMap((letter) => faces.find(({ has }) => has(letter))?.source ?? []))];
}

async function weigh(visitor, path) {
  const response = await visitor.get(path);
  const html = await response.text();
  if (!response.ok || response.redirected) throw new Error(`${path} answers ${response.status} from ${response.url}`);
  const at = (address, base = visitor.base) => new URL(address, base).href;
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const scripts = tags.filter((tag) => tag.startsWith('<script') && !/\snomodule/i.test(tag)).map((tag) => attribute(tag, 'src'));
  const styles = tags.filter((tag) => attribute(tag, 'rel') === 'stylesheet').map((tag) => attribute(tag, 'href'));
  const preloaded = tags.filter((tag) => attribute(tag, 'as') === 'font').map((tag) => at(attribute(tag, 'href')));
  const all = (addresses) => Promise.all([...new Set(addresses.filter(Boolean))].map((address) => file(at(address))));
  const text = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  const sheets = [...new Set(styles)].map((address) => at(address));
  const drawn = (await Promise.all(sheets.map(async (sheet) => fontsFor((await file(sheet)).text, text).map((source) => at(source, sheet))))).flat();
  return {
    scripts: sum((await all(scripts)).map(({ zipped }) => zipped)),
    styles: sum((await all(styles)).map(({ zipped }) => zipped)),
    page: gzipSync(html).length,
    fonts: sum((await all([...preloaded, ...drawn])).map(({ plain }) => plain)),
  };
}

const guest = new Visitor('shop', SHOP);
const id = await guest.checkout(await offerOf(API, 'alder-mug'));
const buyer = new Visitor('shop', SHOP);
const order = await buyer.buy(await buyer.checkout(await offerOf(API, 'alder-mug')));

const row = (name, cells) => console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(16)).join(''));
const [failures, fullest] = [[], { share: 0 }];
let [held, aimed] = [0, 0];
row('KB after gzip, of so many', MEASURES.map((name) => `${name} `));
for (const [app, people] of Object.entries({ shop, desk })) {
  for (const [who, routes] of Object.entries(people)) {
    const visitor = app === 'shop' && who === 'guest' ? guest : new Visitor(app, app === 'shop' ? SHOP : DESK);
    if (who !== 'guest') await visitor.signIn(who);
    for (const [route, kind] of Object.entries(routes)) {
      const name = `${app} ${route}`;
      try {
        const path = route.endsWith('/*') ? await visitor.below(route.slice(0, -2)) : route.includes('/checkout/') ? `${route}?id=${id}` : route;
        const found = route === '/en/orders/track' ? await weigh(buyer, order) : await weigh(visitor, path);
        const { limit, target } = kinds[kind];
        const of = (measure) => `${(found[measure] / 1000).toFixed(1)} of ${limit[measure]}`;
        const share = (measure, of = limit) => found[measure] / 1000 / of[measure];
        row(name, MEASURES.map((measure) => of(measure) + (share(measure, target) > 1 ? '*' : ' ')));
        if (MEASURES.every((measure) => share(measure, target) <= 1)) aimed += 1;
        const over = MEASURES.filter((measure) => share(measure) > 1);
        if (over.length) failures.push(`${name}: ${over.map((measure) => `${measure} ${of(measure)} KB`).join(', ')}`);
        else held += 1;
        if (share('scripts') > fullest.share) Object.assign(fullest, { share: share('scripts'), told: `${name}, scripts ${of('scripts')} KB` });
      } catch (error) {
        failures.push(`${name}: ${error.message}`);
      }
    }
  }
}
console.log('* more than is aimed at');
console.log(`told: ${held} pages within their limits, ${aimed} where they are meant to be; the fullest is ${fullest.told}`);
for (const failure of failures) console.log(`FAIL  ${failure}`);
console.log(`test result: ${failures.length ? 'FAILED' : 'ok'}. ${held} passed; ${failures.length} failed;`);
process.exit(failures.length ? 1 : 0);
