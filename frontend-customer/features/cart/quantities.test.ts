import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQuantities } from './quantities';

describe('createQuantities', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends the last of many taps, once', async () => {
    const send = vi.fn(async () => undefined);
    const quantities = createQuantities(send, 300);
    for (const quantity of [2, 3, 4]) quantities.set('line', quantity);
    expect(quantities.now().targets.get('line')).toBe(4);
    await vi.advanceTimersByTimeAsync(300);
    expect(send.mock.calls).toEqual([['line', 4]]);
    expect(quantities.now().targets.size).toBe(0);
  });

  it('has one request under way, and sends what was tapped meanwhile after it', async () => {
    const answers: (() => void)[] = [];
    const send = vi.fn(() => new Promise<void>((resolve) => void answers.push(resolve)));
    const quantities = createQuantities(send, 300);
    quantities.set('line', 2);
    await vi.advanceTimersByTimeAsync(300);
    quantities.set('line', 5);
    await vi.advanceTimersByTimeAsync(300);
    expect(send.mock.calls).toEqual([['line', 2]]);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(send.mock.calls).toEqual([
      ['line', 2],
      ['line', 5],
    ]);
    expect(quantities.now().targets.get('line')).toBe(5);
  });

  it('goes back to what the server knows where a change fails', async () => {
    const failure = new Error('no');
    const quantities = createQuantities(() => Promise.reject(failure), 300);
    quantities.set('line', 9);
    await vi.advanceTimersByTimeAsync(300);
    expect(quantities.now().targets.size).toBe(0);
    expect(quantities.now().failures.get('line')).toBe(failure);
    quantities.set('line', 2);
    expect(quantities.now().failures.size).toBe(0);
  });

  it('sends nothing for a line that was taken out', async () => {
    const send = vi.fn(async () => undefined);
    const quantities = createQuantities(send, 300);
    quantities.set('line', 3);
    quantities.drop('line');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(send).not.toHaveBeenCalled();
  });
});
