/** What a line is meant to hold, before the server has said so. */
export interface Wanted {
  /** Quantities by line, as they were last chosen. */
  targets: ReadonlyMap<string, number>;
  /** Lines that are back at what they were, and why. */
  failures: ReadonlyMap<string, unknown>;
}

export interface Quantities {
  set: (line: string, quantity: number) => void;
  /** Forgets what was wanted of a line, as when it is taken out. */
  drop: (line: string) => void;
  /** What is wanted now; the same object until something changes. */
  now: () => Wanted;
  watch: (changed: () => void) => () => void;
}

/** Taps that come one after the other are one wish. */
const DEBOUNCE_MS = 300;

/**
 * Changes quantities as fast as somebody taps: each line has one target, one request at a time tells the server the last of them,
 * and a line whose change fails is back at what the server knows.
 */
export function createQuantities(send: (line: string, quantity: number) => Promise<void>, debounce = DEBOUNCE_MS): Quantities {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const flying = new Set<string>();
  const watchers = new Set<() => void>();
  let wanted: Wanted = { targets: new Map(), failures: new Map() };

  function change(line: string, target: number | null, failure?: unknown) {
    const [targets, failures] = [new Map(wanted.targets), new Map(wanted.failures)];
    if (target === null) targets.delete(line);
    else targets.set(line, target);
    if (failure === undefined) failures.delete(line);
    else failures.set(line, failure);
    wanted = { targets, failures };
    for (const changed of watchers) changed();
  }

  async function fly(line: string) {
    timers.delete(line);
    const target = wanted.targets.get(line);
    if (target === undefined || flying.has(line)) return;
    flying.add(line);
    let failure: unknown;
    try {
      await send(line, target);
    } catch (error) {
      failure = error;
    }
    flying.delete(line);
    const last = wanted.targets.get(line);
    if (last === undefined) return;
    if (failure !== undefined) return change(line, null, failure);
    if (last === target) return change(line, null);
    // Somebody tapped on while it was under way.
    if (!timers.has(line)) void fly(line);
  }

  function wait(line: string) {
    clearTimeout(timers.get(line));
    timers.set(
      line,
      setTimeout(() => void fly(line), debounce),
    );
  }

  return {
    set(line, quantity) {
      change(line, quantity);
      wait(line);
    },
    drop(line) {
      clearTimeout(timers.get(line));
      timers.delete(line);
      change(line, null);
    },
    now: () => wanted,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
