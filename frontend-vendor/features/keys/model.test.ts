import { expect, it } from 'vitest';
import { addressesOf, addressText, endOf, hasEnded, lostOf, standingOf, toggled } from './model';

it('lets nobody change what they do not see', () => {
  expect(toggled([], 'ORDERS_WRITE', true)).toEqual(['ORDERS_READ', 'ORDERS_WRITE']);
  expect(toggled(['ORDERS_READ', 'ORDERS_WRITE', 'REFUNDS_WRITE'], 'ORDERS_READ', false)).toEqual([]);
  expect(toggled(['ORDERS_READ', 'ORDERS_WRITE'], 'ORDERS_WRITE', false)).toEqual(['ORDERS_READ']);
});

it('tells how a client stands', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  expect(standingOf({ revokedAt: null, expiresAt: null }, now)).toBe('live');
  expect(standingOf({ revokedAt: null, expiresAt: '2027-01-01T00:00:00Z' }, now)).toBe('live');
  expect(standingOf({ revokedAt: null, expiresAt: '2026-12-05T00:00:00Z' }, now)).toBe('soon');
  expect(standingOf({ revokedAt: null, expiresAt: '2026-12-01T00:00:00Z' }, now)).toBe('expired');
  expect(standingOf({ revokedAt: '2026-11-01T00:00:00Z', expiresAt: null }, now)).toBe('revoked');
  expect(hasEnded({ revokedAt: null, expiresAt: '2026-12-05T00:00:00Z' }, now)).toBe(false);
  expect(hasEnded({ revokedAt: '2026-11-01T00:00:00Z', expiresAt: null }, now)).toBe(true);
  expect(endOf('', now)).toBeUndefined();
  expect(endOf('30', now)).toBe('2026-12-31T00:00:00.000Z');
});

it('knows what a client cannot do since whoever answers for it may not', () => {
  const client = { scopes: ['ORDERS_READ', 'LEDGER_READ'] as const };
  expect(lostOf({ scopes: [...client.scopes] }, { name: 'A', role: 'OWNER' })).toEqual([]);
  expect(lostOf({ scopes: [...client.scopes] }, { name: 'A', role: 'VIEWER' })).toEqual(['LEDGER_READ']);
  expect(lostOf({ scopes: [...client.scopes] }, undefined)).toEqual(['ORDERS_READ', 'LEDGER_READ']);
});

it('reads addresses as people write them', () => {
  expect(addressesOf(' 203.0.113.7\n2001:db8::/32, 198.51.100.0/24 ')).toEqual([
    '203.0.113.7',
    '2001:db8::/32',
    '198.51.100.0/24',
  ]);
  expect(addressesOf(' \n')).toEqual([]);
  expect(addressText('203.0.113.7/32')).toBe('203.0.113.7');
  expect(addressText('2001:db8::1/128')).toBe('2001:db8::1');
  expect(addressText('2001:db8::/32')).toBe('2001:db8::/32');
});
