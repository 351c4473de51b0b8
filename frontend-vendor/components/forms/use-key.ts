'use client';
import { useRef } from 'react';
import { newKey } from '@/shared/lib/key';

/** One key for one intention: the same values sent again have the same key, others a new one. */
export function useKey(): { of: (values: unknown) => string; done: () => void } {
  const kept = useRef<{ values: string; key: string } | null>(null);
  return {
    of: (values) => {
      const text = JSON.stringify(values);
      if (kept.current?.values !== text) kept.current = { values: text, key: newKey() };
      return kept.current.key;
    },
    done: () => {
      kept.current = null;
    },
  };
}
