// Somebody at one of the apps without a browser: asks the app's own documents by their names, and keeps its cookies.
import { readFileSync } from 'node:fs';

const FOLDERS = { shop: 'frontend-customer', desk: 'frontend-vendor' };
// Letters alone: digits could look like the number of a card, which the server refuses.
export const key = () => crypto.randomUUID().replace(/\d/g, (digit) => 'ghijklmnop'[digit]);

export class Visitor {
  #cookies = new Map();
  #documents;

  constructor(app, base) {
    this.base = base;
    const manifest = new URL(`../../${FOLDERS[app]}/lib/graphql/generated/persisted-documents.json`, import.meta.url);
    this.#documents = Object.entries(JSON.parse(readFileSync(manifest, 'utf8')));
  }

  get cookie() {
    return [...this.#cookies].map((pair) => pair.join('=')).join('; ');
  }

  async get(path) {
    return this.#heard(await fetch(new URL(path, this.base), { headers: { cookie: this.cookie } }));
  }

  /** The first field of the answer to a document, which must have gone well. */
  async ask(name, variables = {}) {
    const [id] = this.#documents.find(([, text]) => new RegExp(`\\b(query|mutation) ${name}\\b`).test(text)) ?? [];
    if (!id) throw new Error(`There is no document ${name}.`);
    const headers = { 'content-type': 'application/json', 'x-csrf': '1', 'x-locale': 'en', origin: new URL(this.base).origin, cookie: this.cookie };
    const response = await fetch(new URL('/api/graphql', this.base), { method: 'POST', headers, body: JSON.stringify({ id, variables }) });
    const { data, errors } = await this.#heard(response).json();
    const [answer] = Object.values(data ?? {});
    if (errors || answer?.userErrors?.length) throw new Error(`${name}: ${JSON.stringify(errors ?? answer.userErrors)}`);
    return answer;
  }

  signIn(email) {
    return this.ask('SignIn', { input: { email, password: 'stoa-demo-2026' } });
  }

  /** The address of the first page below one, by the links on it: /orders/vo_1 of /orders. */
  async below(path) {
    const found = (await (await this.get(path)).text()).match(new RegExp(`href="(${path}/[\\w~.-]+)"`));
    if (!found) throw new Error(`No link on ${path} leads below it.`);
    return found[1];
  }

  /** Offers in the cart, and a checkout of them with everything said; its id. */
  async checkout(...offers) {
    const lines = offers.map((offerId) => ({ offerId, quantity: 1 }));
    await this.ask('CartLinesAdd', { input: { lines, idempotencyKey: key() } });
    const { checkout } = await this.ask('CheckoutStart', { input: { idempotencyKey: key() } });
    const step = (name, input) => this.ask(name, { input: { checkoutId: checkout.id, idempotencyKey: key(), ...input } });
    const shippingAddress = { name: 'Ann Vale', street1: 'Hauptstr. 5', postalCode: '10115', city: 'Berlin', country: 'DE' };
    await step('CheckoutAddressSet', { email: 'guest@example.test', shippingAddress });
    const deliveries = checkout.groups.map(({ vendor, deliveryOptions }) => ({ vendorId: vendor.id, methodId: deliveryOptions[0].methodId }));
    await step('CheckoutDeliverySet', { deliveries });
    await step('CheckoutPaymentSet', { gateway: 'test', methodToken: 'test_ok' });
    return checkout.id;
  }

  /** Buys what a checkout is of; where its order is shown. */
  async buy(checkoutId) {
    const { orderToken } = await this.ask('CheckoutComplete', { input: { checkoutId, idempotencyKey: key() } });
    return `/en/orders/track/${orderToken.replaceAll('.', '~')}`;
  }

  #heard(response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...rest] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (rest.some((part) => /^\s*max-age=0$/i.test(part))) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
    return response;
  }
}

/** An offer of a product that there is plenty of. */
export async function offerOf(api, slug) {
  const query = 'query($slug: String!) { product(slug: $slug) { variants { offers { id availability { quantity } } } } }';
  const headers = { 'content-type': 'application/json', 'x-currency': 'EUR', 'x-market': 'DE' };
  const response = await fetch(`${api}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { slug } }) });
  const { product } = (await response.json()).data;
  return product.variants.flatMap(({ offers }) => offers).toSorted((a, b) => b.availability.quantity - a.availability.quantity)[0].id;
}
