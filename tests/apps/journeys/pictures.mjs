// Pages to be looked at by people, in every light and width. Only where pictures are wanted; the journeys keep others on their way.
import { DESK, journey, look, open, PICTURES, picture, SHOP } from './kit.mjs';
import { enterDesk } from './selling.mjs';
import { fill, mugAndLamp, signIn } from './shopping.mjs';

const SHOWN = {
  home: '', category: 'c/kitchen', search: 'search?q=mug', product: 'product/alder-mug', makers: 'v', maker: 'v/alder-goods', cart: 'cart', nothing: 'product/nothing-of-the-kind',
  account: 'account', orders: 'account/orders', addresses: 'account/addresses', profile: 'account/profile', security: 'account/security', privacy: 'account/privacy',
};
const DESKS = { overview: '', orders: 'orders', stock: 'stock', money: 'money' };

if (PICTURES)
  for (const phone of [false, true])
    for (const theme of ['light', 'dark'])
      journey(`pictures ${phone ? 'of a phone' : 'of a desktop'}, ${theme}`, async () => {
        const kind = `${phone ? 'phone' : 'desktop'}-${theme}`;
        const page = await open({ phone, theme, trouble: true });
        await signIn(page, 'customer@demo.test');
        await fill(page, 'en', await mugAndLamp());
        for (const language of ['en', 'vi'])
          for (const [name, path] of Object.entries(SHOWN)) {
            await page.goto(`${SHOP}/${language}/${path}`, { waitUntil: 'load' });
            await page.locator('main h1').first().waitFor();
            await picture(page, `shop-${name}-${language}-${kind}`, { fullPage: true });
            await look(page);
          }
        const desk = await open({ phone, theme });
        await enterDesk(desk, 'vendor@demo.test');
        for (const [name, path] of Object.entries(DESKS)) {
          // It listens to what comes in, so that its network is never idle.
          await desk.goto(`${DESK}/${path}`, { waitUntil: 'load' });
          await desk.locator('h1').first().waitFor();
          await picture(desk, `desk-${name}-${kind}`, { fullPage: true });
          await look(desk);
        }
      });
