// @vitest-environment node
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, GUARDS } from './csp';
import { THEME_SCRIPT } from './theme';

function rules(options: Parameters<typeof contentSecurityPolicy>[0]): Record<string, string[]> {
  return Object.fromEntries(
    contentSecurityPolicy(options)
      .split('; ')
      .map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources];
      }),
  );
}

test('a page that is made for one request runs its own scripts by a nonce, and the one that is written into it', () => {
  const { 'script-src': scripts } = rules({ nonce: 'abc', pictures: [] });
  const hash = createHash('sha256').update(THEME_SCRIPT).digest('base64');
  expect(scripts).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'", `'sha256-${hash}'`]);
});

test('a page that is kept for all has no nonce; a hash would switch off what it allows in its place', () => {
  expect(rules({ pictures: [] })['script-src']).toEqual(["'self'", "'unsafe-inline'"]);
});

test('pictures come from where they are kept, and nothing else comes from elsewhere', () => {
  const policy = rules({ pictures: ['https://media.example'] });
  expect(policy['img-src']).toContain('https://media.example');
  expect(policy['connect-src']).toEqual(["'self'"]);
  for (const never of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy[never]).toEqual(["'none'"]);
});

test('only while somebody works on the app may scripts be evaluated', () => {
  expect(rules({ pictures: [], development: true })['script-src']).toContain("'unsafe-eval'");
  expect(contentSecurityPolicy({ pictures: [], nonce: 'abc' })).not.toContain('unsafe-eval');
});

test('every answer carries the guards', () => {
  expect(GUARDS).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' });
});
