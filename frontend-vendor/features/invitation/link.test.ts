import { beforeEach, expect, it } from 'vitest';
import { forgetToken, standOf, takeToken, tokenOf } from './link';

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/invitation');
});

it('reads the secret behind an address, and nothing else', () => {
  expect(tokenOf('#token=inv_01abc.aB-_9')).toBe('inv_01abc.aB-_9');
  expect(tokenOf('#token=nonsense')).toBeNull();
  expect(tokenOf('#token=<script>.x')).toBeNull();
  expect(tokenOf('')).toBeNull();
});

it('keeps it over a sign-in and takes it out of the address', () => {
  history.replaceState(null, '', '/invitation#token=inv_1.sig');
  expect(takeToken()).toBe('inv_1.sig');
  expect(location.hash).toBe('');
  expect(takeToken()).toBe('inv_1.sig');
  history.replaceState(null, '', '/invitation#token=inv_2.sig');
  expect(takeToken()).toBe('inv_2.sig');
  forgetToken();
  expect(takeToken()).toBeNull();
});

it('tells an invitation that ended in time from one that stands', () => {
  const [expiresAt, now] = ['2026-12-01T00:00:00Z', Date.parse('2026-12-01T00:00:00Z')];
  expect(standOf({ state: 'OPEN', expiresAt }, now - 1)).toBe('OPEN');
  expect(standOf({ state: 'OPEN', expiresAt }, now)).toBe('EXPIRED');
  expect(standOf({ state: 'ACCEPTED', expiresAt }, now)).toBe('ACCEPTED');
  expect(standOf({ state: 'WITHDRAWN', expiresAt }, now)).toBe('WITHDRAWN');
});
