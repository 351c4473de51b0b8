import { getPathname } from '@/i18n/navigation';
import type { Outcome } from './complete';
import { pathOf } from './steps';

/** Where the buyer does what the gateway asks for: on its own page, or on the one that stands in for it in demonstrations. */
export function gatewayOf({ action, url }: Extract<Outcome, { kind: 'action' }>, id: string, locale: string): string {
  return action === 'redirect' && url?.startsWith('https://') ? url : getPathname({ href: pathOf('bank', id), locale });
}
