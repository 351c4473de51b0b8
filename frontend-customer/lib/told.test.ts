import { expect, test } from 'vitest';
import { digestOf, toldBy } from './told';

const thrown = (digest?: string) => Object.assign(new Error('Nothing of this is shown.'), digest ? { digest } : {});

test('an error of the API keeps its number on the way to the browser', () => {
  expect(toldBy(thrown(digestOf({ code: 'INTERNAL', requestId: 'req_1' })))).toEqual({ busy: false, reference: 'req_1' });
});

test('a server that does not answer has no number to tell', () => {
  expect(toldBy(thrown(digestOf({ code: 'UNAVAILABLE', requestId: undefined })))).toEqual({ busy: true, reference: null });
});

test('other errors are named by their digest, where they have one', () => {
  expect(toldBy(thrown('2871'))).toEqual({ busy: false, reference: '2871' });
  expect(toldBy(thrown())).toEqual({ busy: false, reference: null });
  expect(toldBy(null)).toEqual({ busy: false, reference: null });
});
