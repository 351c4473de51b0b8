import { getFormatter, getTranslations } from 'next-intl/server';
import { Badge } from '@/shared/ui/badge';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import { type Client, standingOf } from '../model';

/** Programs that are let in no more, in short. */
export async function EndedList({ clients, now }: { clients: readonly Client[]; now: number }) {
  const [t, format] = await Promise.all([getTranslations('keys'), getFormatter()]);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  return (
    <Card>
      <CardHeader className="mb-2">
        <CardTitle>{t('ended')}</CardTitle>
      </CardHeader>
      <ul className="-mb-3 divide-y text-sm">
        {clients.map((client) => {
          const { id, name, createdAt, expiresAt, lastUsedAt, revokedAt } = client;
          const end = revokedAt ?? expiresAt ?? createdAt;
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3 leading-6">
              <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <span className="break-words font-medium">{name}</span>
                <Badge>{t(`standing.${standingOf(client, now)}`)}</Badge>
              </span>
              <span className="text-muted-foreground">
                {t('span', { from: day(createdAt), until: day(end) })}{' '}
                {lastUsedAt ? t('usedLast', { day: day(lastUsedAt) }) : t('usedNever')}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
