'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { leave } from '@/features/sign/leave';
import { useRouter } from '@/i18n/navigation';
import { type AccountSecurityQuery, SessionEndDocument } from '@/lib/graphql/generated/graphql';
import { formatMoment } from '@/shared/lib/format';
import { ask } from '@/shared/lib/graphql/browser';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

/** So many are shown at once. */
const SHOWN = 6;

type SessionRow = AccountSecurityQuery['mySessions'][number];

/** Where they are signed in; each of it can be ended, and all at once. */
export function SessionSection({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = useTranslations('account.session');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const doing = useDoing();
  const [locale, router] = [useLocale(), useRouter()];

  function end(sessionId: string) {
    doing.run(async () => {
      const { sessionRevoke } = await ask(SessionEndDocument, { input: { sessionId } });
      // One that has ended already is as gone as they want it.
      const refused = sessionRevoke.userErrors.filter(({ code }) => code !== 'NOT_FOUND');
      if (refused.length) return told(refused);
      toast(t('ended'), { tone: 'success' });
      router.refresh();
    }, sessionId);
  }

  function endAll() {
    doing.run(async () => {
      const answer = await confirmed(async () => (await ask(SessionEndDocument, { input: { everywhere: true } })).sessionRevoke, {
        title: t('allTitle'),
        text: t('allText'),
        action: t('all'),
        danger: true,
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors);
      await leave(`/${locale}/sign/in?why=everywhere`);
    }, 'all');
  }

  const ordered = [...sessions].sort((one, other) => Number(other.current) - Number(one.current));
  const [first, rest] = [ordered.slice(0, SHOWN), ordered.slice(SHOWN)];

  function row({ id, device, address, createdAt, lastUsedAt, current, byOperator }: SessionRow) {
    const name = device ?? t('unknown');
    return (
      <li key={id} className="flex flex-wrap items-center justify-between gap-4 p-4">
        <div className="min-w-0 flex-1 basis-56 text-sm">
          <p className="font-medium text-base">
            {name} {current && <Badge tone="accent">{t('current')}</Badge>}
            {byOperator && <Badge tone="warning">{t('operator')}</Badge>}
          </p>
          <p className="text-muted-foreground">{t('used', { at: formatMoment(lastUsedAt, locale) })}</p>
          <p className="break-words text-muted-foreground">
            {t('since', { at: formatMoment(createdAt, locale) })}
            {address && ` · ${address}`}
          </p>
        </div>
        {!current && (
          <Button variant="outline" busy={doing.busyWith(id)} onClick={() => end(id)}>
            {t('end')}
            <span className="sr-only">{name}</span>
          </Button>
        )}
      </li>
    );
  }

  return (
    <Section id="sessions" title={t('title')} text={t('text')}>
      <ul className="divide-y rounded-lg border">{first.map(row)}</ul>
      {rest.length > 0 && (
        <details className="group">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline-offset-4 hover:underline">
            {t('more', { count: rest.length })}
          </summary>
          <ul className="mt-3 divide-y rounded-lg border">{rest.map(row)}</ul>
        </details>
      )}
      <DoingNote doing={doing} />
      <Button variant="outline" className="self-start" busy={doing.busyWith('all')} onClick={endAll}>
        {t('all')}
      </Button>
    </Section>
  );
}
