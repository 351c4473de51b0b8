// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Doc } from './document';
import { parse, subscribe } from './live';

describe('one event', () => {
  test('tells what is new', () => {
    expect(parse('event: next\ndata: {"data":{"order":{"id":"1"}}}')).toEqual({ order: { id: '1' } });
    expect(parse('event: next\r\ndata: {"data":\r\ndata: {"a":1}}')).toEqual({ a: 1 });
  });

  test('or that there is nothing more', () => {
    expect(parse('event: complete\ndata:')).toBe('complete');
  });

  test.each([
    [': still here'],
    ['event: other\ndata: {}'],
    ['event: next\ndata: {"data":'],
    ['event: next\ndata: {"errors":[{}]}'],
  ])('or nothing: %j', (event) => expect(parse(event)).toBeNull());
});

type Seen = { n: number };
const document = { __meta__: { id: 'h1' } } as unknown as Doc<Seen, { since: number }>;

/** A response whose events are sent by hand. */
function line(status = 200) {
  let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      sender = controller;
    },
  });
  const bytes = new TextEncoder();
  return {
    response: new Response(body, { status }),
    send: (text: string) => sender?.enqueue(bytes.encode(text)),
    end: () => sender?.close(),
  };
}

const next = (n: number) => `event: next\ndata: ${JSON.stringify({ data: { n } })}\n\n`;

describe('a subscription', () => {
  const asked = vi.fn();
  const onData = vi.fn();
  const onState = vi.fn();
  let stop = () => {};
  let last = 0;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', asked);
    vi.spyOn(Math, 'random').mockReturnValue(1);
    for (const spy of [asked, onData, onState]) spy.mockReset();
    last = 0;
    onData.mockImplementation(({ n }: Seen) => {
      last = n;
    });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  const follow = () => {
    stop = subscribe(document, () => ({ since: last }), { onData, onState });
    return vi.advanceTimersByTimeAsync(0);
  };
  const states = () => onState.mock.calls.map(([state]) => state);
  const sent = (call: number) => JSON.parse(asked.mock.calls[call]?.[1].body);

  test('tells events that come in pieces, and ends when the server says so', async () => {
    const { response, send } = line();
    asked.mockResolvedValueOnce(response);
    await follow();
    const text = next(1) + next(2);
    send(text.slice(0, 30));
    send(text.slice(30));
    await vi.advanceTimersByTimeAsync(0);
    expect(onData.mock.calls).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    send('event: complete\ndata:\n\n');
    await vi.advanceTimersByTimeAsync(0);
    expect(states()).toEqual(['connecting', 'live', 'ended']);
    expect(asked).toHaveBeenCalledOnce();
  });

  test('comes back after a break, from what was last seen', async () => {
    const [first, second] = [line(), line()];
    asked.mockResolvedValueOnce(first.response).mockResolvedValueOnce(second.response);
    await follow();
    first.send(next(4));
    await vi.advanceTimersByTimeAsync(0);
    first.end();
    await vi.advanceTimersByTimeAsync(499);
    expect(asked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);
    expect(sent(0)).toEqual({ id: 'h1', variables: { since: 0 } });
    expect(sent(1)).toEqual({ id: 'h1', variables: { since: 4 } });
    expect(states()).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  test('takes silence for a break', async () => {
    const first = line();
    asked.mockImplementation((_, { signal }) => {
      signal.addEventListener('abort', () => first.end());
      return Promise.resolve(first.response);
    });
    await follow();
    await vi.advanceTimersByTimeAsync(44_000);
    first.send(': still here\n\n');
    await vi.advanceTimersByTimeAsync(44_000);
    expect(states()).toEqual(['connecting', 'live']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states()).toEqual(['connecting', 'live', 'reconnecting']);
  });

  test('waits longer with each try that fails, and not longer than a quarter of a minute', async () => {
    asked.mockRejectedValue(new TypeError('not reached'));
    await follow();
    for (const pause of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const before = asked.mock.calls.length;
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(asked).toHaveBeenCalledTimes(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toHaveBeenCalledTimes(before + 1);
    }
  });

  test.each([
    [403, ['connecting', 'ended']],
    [404, ['connecting', 'ended']],
    [429, ['connecting', 'reconnecting']],
    [503, ['connecting', 'reconnecting']],
  ])('answered with %i it is %j', async (status, expected) => {
    asked.mockResolvedValue(new Response(null, { status }));
    await follow();
    expect(states()).toEqual(expected);
  });

  test('tells nothing any more when it was stopped', async () => {
    asked.mockResolvedValue(line().response);
    await follow();
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states()).toEqual(['connecting', 'live']);
    expect(asked).toHaveBeenCalledOnce();
  });
});
