/** What follows from a score and from strikes. The API does the same and tells none of it; see its docs. */
export const RULES = {
  /** So many days count. */
  days: 90,
  /** From so many orders on buyers see the score. */
  publicFrom: 5,
  /** Under this a score is low. */
  low: 50,
  /** From so many orders on a low score has consequences. */
  judgedFrom: 20,
  /** A low score is borne for so many days. */
  borneDays: 14,
  /** With so many strikes that count, sales are suspended. */
  strikes: 3,
  /** Orders that are imagined before the real ones, and how many percent of them are good. */
  imagined: 10,
  imaginedGood: 80,
} as const;

/** How a score is to be looked at. */
export type Mood = 'good' | 'fair' | 'low';

export function moodOf(score: number): Mood {
  return score < RULES.low ? 'low' : score < 80 ? 'fair' : 'good';
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
