import { createHash } from 'node:crypto';
import { THEME_SCRIPT } from './theme';

/** The one script that is written into every page. */
const THEME = `'sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}'`;

/** What a page may load. With a nonce where it is made for each request; without, where it is kept and scripts are known by being ours. */
export function contentSecurityPolicy({
  nonce,
  development,
  pictures,
}: {
  nonce?: string;
  development?: boolean;
  pictures: string[];
}): string {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic' ${THEME}` : "'unsafe-inline'";
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src ${["'self'", 'data:', 'blob:', ...pictures].join(' ')}`,
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every answer carries. */
export const GUARDS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
};
