import { type Doc, hashOf } from './document';
import { languageHeader } from './language';

/** How a subscription stands: it tells what is new, it tries to come back, or it has ended for good. */
export type Liveness = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface Following<Data> {
  onData: (data: Data) => void;
  onState: (state: Liveness) => void;
}

/** Longest pause between two tries. */
const MOST_PAUSE_MS = 15_000;
/** The server sends a line at least as often; silence is a broken line. */
const SILENCE_MS = 45_000;

/**
 * Follows a subscription over events (SSE) through this app's own server, and comes back after every break.
 * `variables` is asked for anew at each try, so that `since` is what was last seen. Returns how to stop.
 */
export function subscribe<Data, Variables>(
  document: Doc<Data, Variables>,
  variables: () => Variables,
  { onData, onState }: Following<Data>,
): () => void {
  const stopped = new AbortController();
  let failures = 0;

  async function once(): Promise<boolean> {
    const line = new AbortController();
    const stop = () => line.abort();
    stopped.signal.addEventListener('abort', stop);
    let silence = setTimeout(stop, SILENCE_MS);
    try {
      const response = await fetch('/api/live', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf': '1', ...languageHeader() },
        body: JSON.stringify({ id: hashOf(document as Doc<unknown, never>), variables: variables() }),
        signal: line.signal,
      });
      if (!response.ok || !response.body) return response.status < 500 && response.status !== 429;
      onState('live');
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return false;
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MS);
        const events = (rest + value).split(/\r?\n\r?\n/);
        rest = events.pop() ?? '';
        for (const event of events) {
          const told = parse<Data>(event);
          if (told === 'complete') return true;
          if (told) {
            failures = 0;
            onData(told);
          }
        }
      }
    } catch {
      return false;
    } finally {
      clearTimeout(silence);
      stopped.signal.removeEventListener('abort', stop);
    }
  }

  (async () => {
    onState('connecting');
    while (!stopped.signal.aborted) {
      const over = await once();
      if (stopped.signal.aborted) return;
      if (over) return onState('ended');
      onState('reconnecting');
      const pause = Math.min(MOST_PAUSE_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
      failures += 1;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        const stop = () => {
          clearTimeout(timer);
          resolve();
        };
        stopped.signal.addEventListener('abort', stop, { once: true });
      });
    }
  })();
  return () => stopped.abort();
}

/** One event by the protocol of graphql-sse: `next` with a result, or `complete`. */
export function parse<Data>(event: string): Data | 'complete' | null {
  const field = (name: string) =>
    event
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''))
      .join('\n');
  const kind = field('event');
  if (kind === 'complete') return 'complete';
  if (kind !== 'next') return null;
  try {
    return (JSON.parse(field('data')) as { data?: Data | null }).data ?? null;
  } catch {
    return null;
  }
}
