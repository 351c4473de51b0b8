import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { cn } from '@/shared/lib/cn';
import { formatMoment } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { Progress } from '@/shared/ui/progress';
import type { WholeScore } from '../data';
import { KNOWN, lowOf, moodOf, shareOf } from '../rules';

const INKS = { good: 'text-success', fair: 'text-foreground', low: 'text-danger' };

/** The score, where it is low, and what it is made of. */
export async function ScoreCard({ score }: { score: WholeScore }) {
  const [t, format, locale] = await Promise.all([getTranslations('performance'), getFormatter(), getLocale()]);
  const { valueBp, public: shown, components, computedAt, rules, suspendsAt } = score;
  const low = lowOf(rules);
  const value = shown ?? Math.round(valueBp / 100);
  const mood = moodOf(value, low);
  const percent = (part: number) => format.number(part, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t('score')}</CardTitle>
          <CardText className="mt-0.5">
            {t('scoreText', { days: KNOWN.days })}
            {computedAt && ` ${t('computed', { at: formatMoment(computedAt, locale) })}`}
          </CardText>
        </div>
      </CardHeader>
      <p className="flex items-baseline gap-3">
        <span className={cn('figures font-semibold text-6xl tracking-tight', INKS[mood])}>{format.number(value)}</span>
        <span className="text-muted-foreground text-sm">{t(shown == null ? 'ofNew' : 'of', { count: rules.shownFrom })}</span>
      </p>
      <Scale value={value} low={low} label={t('scale', { value, low })} />
      {(mood === 'low' || suspendsAt) && (
        <Alert
          tone="danger"
          title={suspendsAt ? t('suspendsTitle', { at: formatMoment(suspendsAt, locale) }) : t('lowTitle')}
          className="mt-5"
        >
          {suspendsAt ? t('suspendsText', { low }) : t('lowText', { low, days: rules.borneDays, orders: rules.judgedFrom })}
        </Alert>
      )}
      <h3 className="mt-8 font-medium">{t('components')}</h3>
      <ul className="mt-4 flex flex-col gap-6">
        {components.map(({ kind, good, of, valueBp: part, weight }) => (
          <li key={kind} className="text-sm">
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{t(`component.${kind}.name`)}</span>
              <span className="flex items-baseline gap-3">
                <span className="text-muted-foreground text-xs">
                  {t('weight', { share: percent(shareOf(weight, components)) })}
                </span>
                <span className="figures font-medium">{percent(part / 10_000)}</span>
              </span>
            </div>
            <Progress label={t(`component.${kind}.name`)} value={part} max={10_000} text={percent(part / 10_000)} />
            <p className="mt-2 text-muted-foreground leading-6">
              {of > 0 ? t(`component.${kind}.counts`, { good, of }) : t('componentNone')} {t(`component.${kind}.what`)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** From 0 to 100, with a mark where a score begins to be low. */
function Scale({ value, low, label }: { value: number; low: number; label: string }) {
  return (
    <div role="img" aria-label={label} className="mt-4 max-w-xl">
      <div aria-hidden className="relative h-2.5 rounded-full border bg-muted">
        <div
          className={cn('h-full rounded-full', value < low ? 'bg-danger' : 'bg-primary')}
          style={{ width: `${Math.min(Math.max(value, 0), 100)}%` }}
        />
        <span className="absolute -top-1 -bottom-1 border-foreground/60 border-l-2" style={{ left: `${low}%` }} />
      </div>
      <div aria-hidden className="figures relative mt-2 flex justify-between text-muted-foreground text-xs">
        <span>0</span>
        <span className="absolute -translate-x-1/2" style={{ left: `${low}%` }}>
          {low}
        </span>
        <span>100</span>
      </div>
    </div>
  );
}
