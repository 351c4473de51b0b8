'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import {
  CopiesOfDataDocument,
  CopyDownloadDocument,
  type CopyFieldsFragment,
  DataExportRequestDocument,
} from '@/lib/graphql/generated/graphql';
import { formatMoment } from '@/shared/lib/format';
import { ask } from '@/shared/lib/graphql/browser';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

const COPIES = ['account', 'copies'] as const;
/** How often is looked whether a copy is ready, while one is being built. */
const LOOK_MS = 5_000;

const TONES: Readonly<Record<CopyFieldsFragment['state'], Tone>> = { WAITING: 'info', READY: 'success', REMOVED: 'neutral' };

/** Copies of all that is kept about somebody: asked for here, built meanwhile, fetched within a week. */
export function ExportSection({ copies }: { copies: readonly CopyFieldsFragment[] }) {
  const t = useTranslations('account.export');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const key = useKey();
  const doing = useDoing();
  const locale = useLocale();
  const memory = useQueryClient();
  const { data = copies } = useQuery({
    queryKey: COPIES,
    queryFn: async ({ signal }) => (await ask(CopiesOfDataDocument, {}, signal)).myDataExports,
    initialData: copies,
    refetchInterval: ({ state }) => (state.data?.some((copy) => copy.state === 'WAITING') ? LOOK_MS : false),
  });
  const waiting = data.some(({ state }) => state === 'WAITING');

  function request() {
    doing.run(async () => {
      const idempotencyKey = key.of(data.length);
      const answer = await confirmed(
        async (password) =>
          (await ask(DataExportRequestDocument, { input: { password: password || undefined, idempotencyKey } }))
            .dataExportRequest,
        { title: t('confirmTitle'), text: t('confirmText'), action: t('request'), password: true },
      );
      if (!answer) return;
      key.done();
      if (answer.userErrors.length)
        return told(answer.userErrors, { STATE_CONFLICT: t('building'), NOT_ALLOWED: t('signInAgain') });
      await memory.invalidateQueries({ queryKey: COPIES });
    }, 'request');
  }

  function download(id: string) {
    doing.run(async () => {
      const { myDataExports } = await ask(CopyDownloadDocument, {});
      const url = myDataExports.find((copy) => copy.id === id)?.downloadUrl;
      if (!url) {
        await memory.invalidateQueries({ queryKey: COPIES });
        return [{ message: t('over') }];
      }
      location.assign(url);
    }, id);
  }

  return (
    <Section title={t('title')} text={t('text')}>
      <div role="status" className="contents">
        {data.length > 0 && (
          <ul className="divide-y rounded-lg border">
            {data.map(({ id, state, bytes, requestedAt, endsAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-4 p-4">
                <div className="min-w-0 flex-1 basis-56 text-sm">
                  <p className="font-medium">
                    {t('of', { at: formatMoment(requestedAt, locale) })} <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
                  </p>
                  <p className="text-muted-foreground">
                    {state === 'WAITING' && t('waiting')}
                    {state === 'READY' &&
                      endsAt &&
                      t('until', { at: formatMoment(endsAt, locale), size: sizeOf(bytes ?? 0, locale) })}
                    {state === 'REMOVED' && t('removed')}
                  </p>
                </div>
                {state === 'READY' && (
                  <Button variant="outline" busy={doing.busyWith(id)} onClick={() => download(id)}>
                    <Download aria-hidden />
                    {t('download')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <DoingNote doing={doing} />
      <Button variant="outline" className="self-start" disabled={waiting} busy={doing.busyWith('request')} onClick={request}>
        {t('request')}
      </Button>
    </Section>
  );
}

/** How large a file is, in the unit that people say it in. */
function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
