'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { Refusal } from '@/shared/lib/graphql/errors';

/** A refusal as the documents about accounts ask for it. */
export interface Refused extends Refusal {
  retryAfter?: number | null;
  currentVersion?: number;
}

/** What is wrong with one field of a form, or with all of it where `field` is empty; in the language of the page. */
export interface Problem {
  field: string;
  message: string;
}

/** Other words for some refusals of one form, by `CODE` or `CODE@field`. */
export type Words = Readonly<Record<string, string>>;

/** The path of the part that a refusal is about, below `input`; empty where it is about the whole. */
export function pathOf({ field }: Refusal): string {
  return field?.slice(field[0] === 'input' ? 1 : 0).join('.') ?? '';
}

/** Whether somebody has to show once more who they are before the same request is heard. */
export function asksForProof(refusals: readonly Refused[]): boolean {
  return refusals.some(({ code }) => code === 'SECOND_FACTOR_REQUIRED');
}

/** Tells refusals in the language of the page. */
export function useRefusals(): (refusals: readonly Refused[], words?: Words) => Problem[] {
  const t = useTranslations('sign.refusal');
  const format = useFormatter();
  return (refusals, words = {}) =>
    refusals.map((refusal) => {
      const { code, retryAfter } = refusal;
      const field = pathOf(refusal);
      const own = words[`${code}@${field}`] ?? words[code];
      if (own) return { field, message: own };
      if (code === 'LIMIT_EXCEEDED' && retryAfter) return { field, message: again(retryAfter) };
      return { field, message: t.has(code) ? t(code as 'NOT_ALLOWED') : t('OTHER') };
    });

  function again(seconds: number): string {
    if (seconds <= 90) return t('againIn', { seconds });
    const at = new Date(Date.now() + seconds * 1_000);
    const today = seconds < 12 * 3_600;
    return t('againAt', {
      at: format.dateTime(at, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }),
    });
  }
}
