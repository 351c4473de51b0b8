import { describe, expect, it } from 'vitest';
import { ownPath } from './next';

describe('ownPath', () => {
  it('keeps paths of the app, with what is asked there', () => {
    for (const path of ['/', '/en', '/en/account', '/de/account/orders?after=abc#top', '/vi/product/signet-ring'])
      expect(ownPath(path)).toBe(path);
  });

  it('leads to no other host', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/..//evil.example',
      'account',
      '',
      undefined,
      ['/a'],
    ])
      expect(ownPath(path)).toBeNull();
  });

  it('leads neither back to signing in nor to what is no page', () => {
    for (const path of ['/en/sign/in', '/sign/up', '/en/sign-in/callback', '/api/graphql', '/_next/x', `/${'a'.repeat(500)}`])
      expect(ownPath(path)).toBeNull();
  });
});
