'use client';
import { useTranslations } from 'next-intl';
import { ApiError } from '@/shared/lib/graphql/errors';
import { CartRefused } from './store';

/** Why a change of the cart did not happen, for a person. */
export function useReason(): (failure: unknown) => string {
  const t = useTranslations('cart.reason');
  return (failure) => {
    if (failure instanceof CartRefused) {
      const [first] = failure.refusals;
      if (!first) return t('unknown');
      if (first.code === 'INSUFFICIENT_STOCK')
        return t('INSUFFICIENT_STOCK', { available: ('available' in first && first.available) || 0 });
      return t.has(first.code) ? t(first.code) : first.message;
    }
    if (failure instanceof ApiError && t.has(failure.code)) return t(failure.code);
    return t('unknown');
  };
}
