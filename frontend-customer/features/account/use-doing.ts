'use client';
import { useState } from 'react';
import { failureOf } from '@/components/identity/use-submit';
import type { ApiError } from '@/shared/lib/graphql/errors';

/** One thing that a button does: whether it is under way, and what was said to it. It tells in `work` what was refused. */
export function useDoing() {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);

  async function run(work: () => Promise<readonly { message: string }[] | undefined>, name = 'it'): Promise<void> {
    if (busy) return;
    setBusy(name);
    setFailure(null);
    setProblems([]);
    try {
      setProblems(((await work()) ?? []).map(({ message }) => message));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(null);
    }
  }

  return { busy: busy !== null, busyWith: (name: string) => busy === name, failure, problems, run };
}

export type Doing = ReturnType<typeof useDoing>;
