import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatMoment } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Card, CardTitle } from '@/shared/ui/card';
import { type Answerable, addressText, type Client, isGivable, lostOf, type Standing, standingOf } from '../model';
import { ClientSteps } from './client-steps';

const TONES: Record<Standing, Tone> = { live: 'success', soon: 'warning', expired: 'neutral', revoked: 'neutral' };

/** A program: what it may do, from where and until when, and when it was last here. */
export async function ClientCard({
  client,
  answerable,
  mayWrite,
  now,
}: {
  client: Client;
  answerable: Answerable | undefined;
  mayWrite: boolean;
  now: number;
}) {
  const [t, format, locale] = await Promise.all([getTranslations('keys'), getFormatter(), getLocale()]);
  const { id, name, scopes, allowedAddresses, createdAt, expiresAt, lastUsedAt, keys } = client;
  const standing = standingOf(client, now);
  const lost = lostOf(client, answerable);
  const words = (list: readonly string[]) => format.list(list.filter(isGivable).map((scope) => t(`scope.${scope}`)));
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  const good = keys.filter((key) => !key.expiresAt || new Date(key.expiresAt).getTime() > now);
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <CardTitle className="break-words">{name}</CardTitle>
          {lost.length === 0 && <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>}
        </div>
        {mayWrite && <ClientSteps id={id} name={name} />}
      </div>
      {lost.length > 0 && (
        <Alert tone="warning" title={t('lost')} className="mb-4">
          {answerable ? t('lostText', { name: answerable.name, what: words(lost) }) : t('lostGone')}
        </Alert>
      )}
      <dl className="grid gap-x-10 gap-y-4 text-sm leading-6 sm:grid-cols-2">
        <Line name={t('may')} wide>
          {words(scopes)}
        </Line>
        <Line name={t('lastUsed')}>
          {lastUsedAt ? (
            <time dateTime={lastUsedAt} title={formatMoment(lastUsedAt, locale)}>
              {format.relativeTime(new Date(lastUsedAt), { now: new Date(Math.max(now, new Date(lastUsedAt).getTime())) })}
            </time>
          ) : (
            t('never')
          )}
        </Line>
        <Line name={t('ends')}>{expiresAt ? day(expiresAt) : t('endless')}</Line>
        <Line name={t('from')}>
          {allowedAddresses.length ? (
            <span className="figures break-all">{allowedAddresses.map(addressText).join(', ')}</span>
          ) : (
            t('anywhere')
          )}
        </Line>
        <Line name={t('made')}>{answerable ? t('madeBy', { day: day(createdAt), name: answerable.name }) : day(createdAt)}</Line>
        <Line name={t('keysGood', { count: good.length })} wide>
          <ul>
            {good.map((key) => (
              <li key={`${key.hint} ${key.createdAt}`} className="figures">
                {key.expiresAt
                  ? t('keyUntil', { hint: key.hint, since: day(key.createdAt), until: formatMoment(key.expiresAt, locale) })
                  : t('keySince', { hint: key.hint, since: day(key.createdAt) })}
              </li>
            ))}
          </ul>
        </Line>
      </dl>
    </Card>
  );
}

function Line({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'sm:col-span-2' : undefined}>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="first-letter:uppercase">{children}</dd>
    </div>
  );
}
