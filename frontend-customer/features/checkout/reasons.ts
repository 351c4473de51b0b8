'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { formatMoney } from '@/shared/lib/format';
import { ApiError } from '@/shared/lib/graphql/errors';
import type { FieldProblem } from '@/shared/ui/error-summary';
import type { Refused } from './model';

/** A refusal in the words of the page. */
export function useRefusal(): (refused: Refused) => string {
  const t = useTranslations('checkout.refused');
  const locale = useLocale();
  return (refused) => {
    if ('was' in refused)
      return t('PRICE_CHANGED', { was: formatMoney(refused.was, locale), now: formatMoney(refused.now, locale) });
    if ('available' in refused) return t('INSUFFICIENT_STOCK', { available: refused.available });
    if ('declineCode' in refused)
      return t.has(`declined.${refused.declineCode}`) ? t(`declined.${refused.declineCode}`) : t('declined.other');
    return t.has(refused.code) ? t(refused.code) : refused.message;
  };
}

/** Why nothing was answered, in the words of the page. */
export function useFailure(): (failure: unknown) => string {
  const t = useTranslations('checkout.failed');
  const common = useTranslations('common.error');
  return (failure) => {
    if (!(failure instanceof ApiError)) return t('unknown');
    if (t.has(failure.code)) return t(failure.code);
    return failure.requestId ? `${t('unknown')} ${common('reference', { id: failure.requestId })}` : t('unknown');
  };
}

/** What is wrong with a step as a whole, for the summary above it. */
export function useGeneral(failure: unknown, refusals: readonly Refused[]): FieldProblem[] {
  const [refusal, failed] = [useRefusal(), useFailure()];
  return [...(failure ? [{ message: failed(failure) }] : []), ...refusals.map((refused) => ({ message: refusal(refused) }))];
}

/** Says already in the title of the page that something is wrong. */
export function useErrorTitle(wrong: boolean): void {
  const t = useTranslations('checkout');
  const prefix = t('errorPrefix');
  useEffect(() => {
    if (!wrong) return;
    const title = document.title;
    if (!title.startsWith(prefix)) document.title = `${prefix} ${title}`;
    return () => {
      document.title = title;
    };
  }, [wrong, prefix]);
}
