'use client';
import { AppealStrikeDocument, type StrikeAppealInput } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

/** Says that a strike is wrong; once. */
export async function appeal(input: StrikeAppealInput) {
  return (await ask(AppealStrikeDocument, { input })).strikeAppeal;
}
