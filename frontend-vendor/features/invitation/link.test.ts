import { beforeEach, expect, it } from 'vitest';
import { forgetToken, takeToken, tokenOf } from './link';

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
