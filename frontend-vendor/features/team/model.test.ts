import { expect, it } from 'vitest';
import { opensOf } from '@/lib/areas';
import { type Member, mayGive, ROLES, stepsFor } from './model';

const member = (id: string, role: Member['role']): Member => ({
  role,
  joinedAt: '2026-11-30T18:50:39.338Z',
  user: { id, name: id, email: `${id}@demo.test` },
});

it('keeps the last owner where they are', () => {
  const owner = { id: 'a', role: 'OWNER' as const };
  expect(stepsFor(member('a', 'OWNER'), owner, 1)).toEqual({ change: false, remove: false, last: true });
  expect(stepsFor(member('a', 'OWNER'), owner, 2)).toEqual({ change: true, remove: true, last: false });
  expect(stepsFor(member('b', 'OWNER'), owner, 2)).toEqual({ change: true, remove: true, last: false });
});

it('lets owners be touched by owners alone, and everybody leave', () => {
  const manager = { id: 'm', role: 'MANAGER' as const };
  expect(stepsFor(member('a', 'OWNER'), manager, 2)).toMatchObject({ change: false, remove: false });
  expect(stepsFor(member('v', 'VIEWER'), manager, 1)).toMatchObject({ change: true, remove: true });
  const viewer = { id: 'v', role: 'VIEWER' as const };
  expect(stepsFor(member('v', 'VIEWER'), viewer, 1)).toMatchObject({ change: false, remove: true });
  expect(stepsFor(member('m', 'MANAGER'), viewer, 1)).toMatchObject({ change: false, remove: false });
  expect(mayGive('MANAGER', 'OWNER')).toBe(false);
  expect(mayGive('MANAGER', 'MANAGER')).toBe(true);
  expect(mayGive('FINANCE', 'VIEWER')).toBe(false);
});

it('leaves nothing to do with somebody whose account is gone', () => {
  const gone = { ...member('x', 'VIEWER'), user: null };
  expect(stepsFor(gone, { id: 'a', role: 'OWNER' }, 1)).toMatchObject({ change: false, remove: false });
});

it('tells what each place opens', () => {
  expect(opensOf('OWNER').sees).toEqual(['money']);
  expect(opensOf('MANAGER')).toMatchObject({ sees: ['money', 'keys'] });
  expect(opensOf('FINANCE')).toEqual({ changes: ['refunds'], sees: ['catalogue', 'orders', 'money', 'store', 'team'] });
  expect(opensOf('VIEWER').changes).toEqual([]);
  expect(ROLES).toHaveLength(6);
});
