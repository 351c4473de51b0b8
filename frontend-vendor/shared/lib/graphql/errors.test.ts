// @vitest-environment node
import { expect, test } from 'vitest';
import { ApiError, refusalAt } from './errors';

test('an error is the first of an answer, with the number of the request', () => {
  const error = ApiError.of([
    { message: 'Too many.', extensions: { code: 'RATE_LIMITED', requestId: 'r1', retryAfter: 7 } },
    { message: 'Another.', extensions: { code: 'INTERNAL' } },
  ]);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'ApiError', code: 'RATE_LIMITED', message: 'Too many.', requestId: 'r1', retryAfter: 7 });
});

test('an answer without data and without a reason is a fault of the server', () => {
  expect(ApiError.of([])).toMatchObject({ code: 'INTERNAL', message: 'No answer.' });
  expect(ApiError.of([{ message: 'Odd.' }])).toMatchObject({ code: 'INTERNAL', message: 'Odd.' });
});

test('a refusal is found by its path below the input', () => {
  const refusals = [
    { code: 'INVALID', message: 'No such postcode.', field: ['input', 'address', 'postcode'] },
    { code: 'TAKEN', message: 'This address is taken.', field: ['email'] },
    { code: 'CONFLICT', message: 'Changed by somebody else.', field: null },
  ];
  expect(refusalAt(refusals, 'address.postcode')?.message).toBe('No such postcode.');
  expect(refusalAt(refusals, 'email')?.code).toBe('TAKEN');
  expect(refusalAt(refusals, 'address')).toBeUndefined();
  expect(refusalAt(undefined, 'email')).toBeUndefined();
});
