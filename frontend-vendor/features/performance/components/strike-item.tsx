import Link from 'next/link';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { formatMoment } from '@/shared/lib/format';
import { Badge, type Tone } from '@/shared/ui/badge';
import type { Strike } from '../data';
import { isAppealable } from '../rules';
import { AppealButton } from './appeal-button';

const TONES: Record<Strike['state'], Tone> = { STANDING: 'danger', UPHELD: 'danger', APPEALED: 'info', REVOKED: 'neutral' };

/** One strike: what for, how it stands, what was said against it and what came of that. */
export async function StrikeItem({ strike, mayWrite, now }: { strike: Strike; mayWrite: boolean; now: number }) {
  const [t, format, locale] = await Promise.all([getTranslations('performance'), getFormatter(), getLocale()]);
  const { id, kind, state, counts, issuedAt, expiresAt, appealUntil, appeal, appealedAt, decision, decidedAt, text } = strike;
  const { vendorOrderId, vendorOrderNumber } = strike;
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long' });
  const open = isAppealable(strike, now);
  const over = !counts && state !== 'REVOKED';
  return (
    <div className="flex flex-col gap-3 text-sm leading-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium text-base">{t(`kind.${kind}`)}</h3>
        <Badge tone={over ? 'neutral' : TONES[state]}>{t(over ? 'over' : `state.${state}`)}</Badge>
      </div>
      <p className="max-w-3xl whitespace-pre-line break-words">{text}</p>
      <p className="text-muted-foreground">
        {t('issued', { day: day(issuedAt) })} {state !== 'REVOKED' && t(over ? 'expired' : 'expires', { day: day(expiresAt) })}
        {vendorOrderId && vendorOrderNumber && (
          <>
            {' '}
            <Link
              href={`/orders/${vendorOrderId}`}
              prefetch={false}
              className="underline underline-offset-4 hover:text-foreground"
            >
              {t('order', { number: vendorOrderNumber })}
            </Link>
          </>
        )}
      </p>
      {appeal && <Said title={appealedAt ? t('saidAt', { at: formatMoment(appealedAt, locale) }) : t('said')} text={appeal} />}
      {decision && (
        <Said title={decidedAt ? t('decidedAt', { at: formatMoment(decidedAt, locale) }) : t('decided')} text={decision} />
      )}
      {open && appealUntil && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {mayWrite && <AppealButton strikeId={id} about={t(`kind.${kind}`)} until={appealUntil} />}
          <p className="text-muted-foreground">
            {t(mayWrite ? 'appealUntil' : 'appealByOthers', { at: formatMoment(appealUntil, locale) })}
          </p>
        </div>
      )}
    </div>
  );
}

function Said({ title, text }: { title: string; text: string }) {
  return (
    <div className="max-w-3xl rounded-lg border bg-muted p-4">
      <p className="font-medium">{title}</p>
      <p className="whitespace-pre-line break-words text-muted-foreground">{text}</p>
    </div>
  );
}
