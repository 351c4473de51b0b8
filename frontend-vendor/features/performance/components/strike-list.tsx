import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { cn } from '@/shared/lib/cn';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { Pagination } from '@/shared/ui/pagination';
import type { Strike } from '../data';
import { StrikeItem } from './strike-item';

/** Strikes, the newest first, and how many of them count. */
export async function StrikeList({
  strikes,
  counting,
  most,
  mayWrite,
  now,
  pages,
}: {
  strikes: readonly Strike[];
  counting: number;
  /** With how many that count sales are suspended, where that is known. */
  most: number | null;
  mayWrite: boolean;
  now: number;
  pages: { previous: string | null; next: string | null };
}) {
  const [t, c] = await Promise.all([getTranslations('performance'), getTranslations('common')]);
  return (
    <Card>
      <CardHeader className={strikes.length ? 'mb-2' : 'mb-0'}>
        <div>
          <CardTitle>{t('strikes')}</CardTitle>
          <CardText className="mt-0.5">{t('strikesText')}</CardText>
        </div>
        {counting > 0 && (
          <p className={cn('figures font-medium text-sm', most !== null && counting >= most && 'text-danger')}>
            {most === null ? t('countingOnly', { count: counting }) : t('counting', { count: counting, most })}
          </p>
        )}
      </CardHeader>
      {strikes.length === 0 ? (
        <p className="mt-4 flex items-center gap-3 text-sm">
          <ShieldCheck aria-hidden className="size-5 shrink-0 text-success" />
          {t('strikesNone')}
        </p>
      ) : (
        <ul className="-mb-4 divide-y">
          {strikes.map((strike) => (
            <li key={strike.id} className="py-5">
              <StrikeItem strike={strike} mayWrite={mayWrite} now={now} />
            </li>
          ))}
        </ul>
      )}
      {(pages.previous || pages.next) && (
        <Pagination
          className="mt-6"
          label={t('pages')}
          link={Link}
          previous={{ label: c('table.newer'), href: pages.previous }}
          next={{ label: c('table.older'), href: pages.next }}
        />
      )}
    </Card>
  );
}
