// @vitest-environment node
import { expect, test } from 'vitest';
import { isStale, names, renewed, shown } from './tickets';

test('each app has cookies of its own', () => {
  expect(names('shop')).toEqual({ session: '__Host-shop-session', refresh: '__Host-shop-refresh' });
  expect(names('desk').session).toBe('__Host-desk-session');
});

test('the API is shown this app and its two cookies, and no cookie where there is none', () => {
  expect(shown('shop', { session: 's', refresh: 'r' })).toEqual({
    'x-app': 'shop',
    cookie: '__Host-shop-session=s; __Host-shop-refresh=r',
  });
  expect(shown('desk', { session: undefined, refresh: 'r' })).toEqual({ 'x-app': 'desk', cookie: '__Host-desk-refresh=r' });
  expect(shown('desk', { session: undefined, refresh: undefined })).toEqual({ 'x-app': 'desk' });
});

test('a new pair is read from what an answer sets, and a removed one is empty', () => {
  const cookies = [
    '__Host-shop-session=abc; Path=/; Secure; HttpOnly',
    '__Host-shop-refresh=def; Path=/; Secure; HttpOnly',
    '__Host-desk-session=other; Path=/',
  ];
  expect(renewed('shop', { cookies })).toEqual({ session: 'abc', refresh: 'def' });
  expect(renewed('shop', { cookies: ['__Host-shop-session=; Max-Age=0'] })).toEqual({ session: '', refresh: undefined });
  expect(renewed('shop', { cookies: ['theme=dark'] })).toBeNull();
});

const NOW = Date.parse('2026-05-01T12:00:00Z');
const token = (payload: unknown) => `head.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;

test('a session is fresh until shortly before its token ends', () => {
  expect(isStale(token({ exp: NOW / 1_000 + 60 }), NOW)).toBe(false);
  expect(isStale(token({ exp: NOW / 1_000 + 4 }), NOW)).toBe(true);
  expect(isStale(token({ exp: NOW / 1_000 - 1 }), NOW)).toBe(true);
});

test.each([[undefined], [''], ['nonsense'], ['a.b.c'], [token({})], [token({ exp: 'soon' })]])(
  '%s is no fresh session',
  (session) => {
    expect(isStale(session, NOW)).toBe(true);
  },
);
