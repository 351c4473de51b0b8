'use client';
import { useTranslations } from 'next-intl';
import { ApiError, type Refusal } from '@/shared/lib/graphql/errors';

/** Why something about an order was not done, for a person. */
export function useWhyNot(): (why: { refusals?: readonly Refusal[]; failure?: unknown }) => string[] {
  const t = useTranslations('order.whyNot');
  const common = useTranslations('common.error');
  return ({ refusals = [], failure }) => {
    if (!failure) return refusals.map(({ code, message }) => (t.has(code) ? t(code) : message));
    if (!(failure instanceof ApiError)) return [t('unknown')];
    if (t.has(failure.code)) return [t(failure.code)];
    return [failure.requestId ? `${t('unknown')} ${common('reference', { id: failure.requestId })}` : t('unknown')];
  };
}
