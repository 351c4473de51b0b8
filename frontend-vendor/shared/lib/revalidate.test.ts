// @vitest-environment node
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tagsOf } from './revalidate';

const SECRET = 'a secret of both';
const NOW = 1_800_000_000;

function signed(body: string, at = NOW, secret = SECRET) {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

const body = JSON.stringify({ tags: ['product:1', 'catalog'] });

test('a signed message names the tags', () => {
  expect(tagsOf(signed(body), SECRET, body, NOW)).toEqual(['product:1', 'catalog']);
  expect(tagsOf(signed(body).replace(',', ', '), SECRET, body, NOW + 299)).toEqual(['product:1', 'catalog']);
});

describe('nothing is taken from', () => {
  test.each([
    ['a message without a signature', null, SECRET, body],
    ['an app without a secret', signed(body), undefined, body],
    ['another body', signed(body), SECRET, body.replace('1', '2')],
    ['another secret', signed(body, NOW, 'of somebody else'), SECRET, body],
    ['an old message', signed(body, NOW - 301), SECRET, body],
    ['a message from the future', signed(body, NOW + 301), SECRET, body],
    ['a time that is none', signed(body).replace(`t=${NOW}`, 't=1e9'), SECRET, body],
    ['half a signature', signed(body).slice(0, -2), SECRET, body],
    ['a signature that is not hexadecimal', `t=${NOW},v1=zz`, SECRET, body],
    ['a header of nonsense', 'nonsense', SECRET, body],
  ])('%s', (_, header, secret, text) => expect(tagsOf(header, secret, text, NOW)).toBeNull());

  test.each([
    ['what is not JSON', 'tags'],
    ['a message without tags', '{}'],
    ['tags that are no texts', '{"tags":[1]}'],
    ['a tag of any length', JSON.stringify({ tags: ['x'.repeat(201)] })],
    ['more tags than there may be', JSON.stringify({ tags: Array.from({ length: 101 }, String) })],
    ['a message of any size', JSON.stringify({ tags: [], more: 'x'.repeat(64 * 1024) })],
  ])('%s, though it is signed', (_, text) => expect(tagsOf(signed(text), SECRET, text, NOW)).toBeNull());
});
