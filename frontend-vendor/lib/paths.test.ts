import { expect, it } from 'vitest';
import { ownPath, signInAt } from './paths';

it('leads to pages of this app and to no other place', () => {
  for (const path of ['/orders?tab=all', '/orders/vor_1', '/money?currency=VND&after=a.b']) expect(ownPath(path)).toBe(path);
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'orders',
    '/sign-in?next=/',
    '/api/graphql',
    '/a\tb',
    null,
    undefined,
  ])
    expect(ownPath(path)).toBe('/');
  expect(signInAt('/')).toBe('/sign-in');
  expect(signInAt('/orders?tab=all')).toBe('/sign-in?next=%2Forders%3Ftab%3Dall');
});
