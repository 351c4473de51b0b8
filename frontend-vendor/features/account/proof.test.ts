import { expect, it } from 'vitest';
import { asksForProof, enoughToProve } from './proof';

it('takes the one code for a request for a proof, and nothing else', () => {
  expect(asksForProof([{ code: 'SECOND_FACTOR_REQUIRED', message: '', field: null }])).toBe(true);
  expect(asksForProof([{ code: 'NOT_ALLOWED', message: '', field: null }])).toBe(false);
  expect(asksForProof([{ code: 'STATE_CONFLICT', message: '' }])).toBe(false);
  expect(asksForProof([])).toBe(false);
});

it('lets a code that is sent count only where there is nothing stronger', () => {
  expect(enoughToProve(['PASSKEY', 'APP', 'MAIL'])).toEqual(['PASSKEY', 'APP']);
  expect(enoughToProve(['SMS', 'MAIL'])).toEqual(['SMS', 'MAIL']);
  expect(enoughToProve([])).toEqual([]);
});
