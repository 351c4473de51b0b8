'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { signInAt } from '@/lib/paths';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';

const KNOWN = ['OFFLINE', 'UNAVAILABLE', 'RATE_LIMITED', 'FORBIDDEN', 'UNAUTHENTICATED'] as const;

/** What kept a request from being answered, above the form that keeps what was typed. */
export function FailureNote({ failure, className }: { failure: ApiError | null; className?: string }) {
  const [t, path] = [useTranslations('common.failure'), usePathname()];
  if (!failure) return null;
  const known = KNOWN.find((code) => code === failure.code) ?? 'OTHER';
  return (
    <Alert tone="danger" role="alert" tabIndex={-1} data-note title={t(`${known}.title`)} className={className}>
      <p>{t(`${known}.text`)}</p>
      {known === 'UNAUTHENTICATED' && (
        <a href={signInAt(path)} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">
          {t('signIn')}
        </a>
      )}
      {known === 'OTHER' && failure.requestId && (
        <p className="figures text-muted-foreground">{t('reference', { id: failure.requestId })}</p>
      )}
    </Alert>
  );
}
