import Link from 'next/link';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { formatMoment } from '@/shared/lib/format';
import { Alert, type AlertProps } from '@/shared/ui/alert';
import { buttonClass } from '@/shared/ui/button';
import { Progress } from '@/shared/ui/progress';
import type { Applying } from '../data';
import { RefreshOnReturn } from './refresh-on-return';

const TONES: Record<Applying['state'], AlertProps['tone']> = {
  APPLYING: 'neutral',
  SUBMITTED: 'info',
  INFO_REQUESTED: 'warning',
  REJECTED: 'danger',
  LIVE: 'success',
  SUSPENDED: 'danger',
  TERMINATED: 'neutral',
};

/** How the vendor stands with the marketplace: what was decided, why, and until when something is to happen. */
export async function Status({ vendor }: { vendor: Applying }) {
  const [t, format, locale] = await Promise.all([getTranslations('application'), getFormatter(), getLocale()]);
  const { state, application, remedy } = vendor;
  const sells = state === 'LIVE' || state === 'SUSPENDED';
  const over = state === 'REJECTED' || state === 'TERMINATED';
  return (
    <div className="flex flex-col gap-4">
      {state !== 'APPLYING' && (
        <Alert
          tone={TONES[state]}
          title={t(`status.${state}.title`)}
          action={
            over ? (
              <Link href="/apply" prefetch={false} className={buttonClass({ variant: 'outline' })}>
                {t('applyAgain')}
              </Link>
            ) : undefined
          }
        >
          <p>{t(`status.${state}.text`)}</p>
          {application?.reason && state !== 'SUBMITTED' && (
            <blockquote className="mt-2 whitespace-pre-line border-current/30 border-l-2 pl-3">{application.reason}</blockquote>
          )}
          {application?.decidedAt && state !== 'SUBMITTED' && (
            <p className="mt-1 text-muted-foreground">{t('decided', { at: formatMoment(application.decidedAt, locale) })}</p>
          )}
          {state === 'SUBMITTED' && application?.dueAt && application.submittedAt && (
            <TimeLeft from={application.submittedAt} to={application.dueAt} />
          )}
        </Alert>
      )}
      {sells && remedy && remedy.missing.length > 0 && (
        <Alert tone="warning" title={t('remedy.title')}>
          <p>{t('remedy.text', { what: format.list(remedy.missing.map((kind) => t(`handIn.missing.${kind}`))) })}</p>
          {remedy.dueAt && <p className="font-medium">{t('remedy.until', { at: formatMoment(remedy.dueAt, locale) })}</p>}
        </Alert>
      )}
    </div>
  );
}

/** How much is left of the time in which it is decided. */
async function TimeLeft({ from, to }: { from: string; to: string }) {
  const [t, format, locale] = await Promise.all([getTranslations('application'), getFormatter(), getLocale()]);
  const [start, end, now] = [new Date(from).getTime(), new Date(to).getTime(), Date.now()];
  const late = now > end;
  const left = late ? t('late') : t('left', { left: format.relativeTime(new Date(end), { now: new Date(now) }) });
  return (
    <div className="mt-3 flex flex-col gap-2">
      <RefreshOnReturn seconds={60} />
      <Progress
        label={t('timeLabel')}
        value={Math.min(100, Math.max(2, Math.round(((now - start) / (end - start)) * 100)))}
        text={left}
      />
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{left}</span>
        <span className="text-muted-foreground">{t('dueAt', { at: formatMoment(to, locale) })}</span>
      </p>
    </div>
  );
}
