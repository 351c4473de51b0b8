'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link, usePathname } from '@/i18n/navigation';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';

/** That a request was not answered, and what to do about it. A session that has ended is told apart from a server that does not answer. */
export function Failure({ error, action }: { error: ApiError; action?: ReactNode }) {
  const t = useTranslations('sign.failure');
  const [locale, path] = [useLocale(), usePathname()];
  if (error.code === 'UNAUTHENTICATED')
    return (
      <Alert role="alert" tone="warning" title={t('ended')}>
        <p>{t('endedText')}</p>
        <Link
          href={`/sign/in?next=${encodeURIComponent(`/${locale}${path}`)}`}
          className="font-medium underline underline-offset-4"
        >
          {t('signIn')}
        </Link>
      </Alert>
    );
  return (
    <Alert role="alert" tone="danger" title={t('title')} action={action}>
      <p>{wordsOf(error)}</p>
      {error.requestId && <p className="figures text-muted-foreground">{t('reference', { id: error.requestId })}</p>}
    </Alert>
  );

  function wordsOf({ code, retryAfter }: ApiError): string {
    if (code === 'OFFLINE') return t('offline');
    if (code === 'RATE_LIMITED') return t('limited', { seconds: retryAfter ?? 60 });
    return code === 'UNAVAILABLE' || code === 'TIMEOUT' ? t('unavailable') : t('internal');
  }
}
