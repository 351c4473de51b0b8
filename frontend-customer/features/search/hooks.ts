'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useEffect, useOptimistic, useState, useTransition } from 'react';
import { useRouter } from '@/i18n/navigation';
import { SearchCountDocument, SuggestionsDocument, type SuggestionsQuery } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { addressOf, filtersOf, type Narrowing, RESULTS } from './narrowing';

const PATIENCE_MS = 180;
const SHORTEST = 2;

export type Suggestion = SuggestionsQuery['searchSuggestions'][number];

/** What goes on from what was typed, once the fingers rest. An older question is dropped for a newer one. */
export function useSuggestions(typed: string, wanted: boolean): Suggestion[] {
  const locale = useLocale();
  const prefix = useRested(typed.trim(), PATIENCE_MS);
  const enabled = wanted && prefix.length >= SHORTEST;
  const { data } = useQuery({
    queryKey: ['suggestions', locale, prefix],
    queryFn: async ({ signal }) => (await ask(SuggestionsDocument, { prefix }, signal)).searchSuggestions,
    enabled,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  return enabled && typed.trim().length >= SHORTEST ? (data ?? []) : [];
}

function useRested(value: string, ms: number): string {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

/** How many would be found, while somebody still chooses. */
export function useCountOf(narrowing: Narrowing, wanted: boolean) {
  const variables = { query: narrowing.words, filters: filtersOf(narrowing) };
  const { data } = useQuery({
    queryKey: ['count', variables],
    queryFn: async ({ signal }) => (await ask(SearchCountDocument, variables, signal)).search.products.totalCount,
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return data ?? null;
}

/** A narrowing that is shown as it was chosen before the list follows. */
export function useNarrowing(base: string, current: Narrowing, currency: string): [Narrowing, (next: Narrowing) => void] {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(current);
  useEffect(() => {
    const results = document.getElementById(RESULTS);
    if (!pending || !results) return;
    results.setAttribute('aria-busy', 'true');
    return () => results.removeAttribute('aria-busy');
  }, [pending]);
  const go = (next: Narrowing) =>
    start(() => {
      show(next);
      router.push(addressOf(base, next, currency), { scroll: false });
    });
  return [shown, go];
}
