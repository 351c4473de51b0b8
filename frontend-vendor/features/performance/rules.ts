/** What the API words and does not count out: how long orders count, and the imagined ones before the real ones. */
export const KNOWN = { days: 90, imagined: 10, imaginedGood: 80 } as const;

/** How a score is to be looked at. */
export type Mood = 'good' | 'fair' | 'low';

export function moodOf(score: number, low: number): Mood {
  return score < low ? 'low' : score < 80 ? 'fair' : 'good';
}

interface Appealable {
  appealUntil?: string | null;
}

/** Whether a strike can be said to be wrong now. */
export function isAppealable({ appealUntil }: Appealable, now: number): boolean {
  return Boolean(appealUntil) && new Date(appealUntil ?? 0).getTime() > now;
}

/** The share of a component in the score, as a part of one. */
export function shareOf(weight: number, all: readonly { weight: number }[]): number {
  const sum = all.reduce((total, one) => total + one.weight, 0);
  return sum > 0 ? weight / sum : 0;
}

/** Under what a score is low, as scores are shown: from 0 to 100. */
export function lowOf({ lowBp }: { lowBp: number }): number {
  return Math.round(lowBp / 100);
}
